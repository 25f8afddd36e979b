#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "web/app/lessons/lesson_guide.hpp"

// A learner without a screen: does what hints say, and answers questions.
namespace descent::tests {

struct LessonFile {
  std::string id, text;
};
// Those of assets/lessons, or of the folder $DESCENT_LESSONS, in the order of its index.
std::vector<LessonFile> lesson_files();

// One of its steps begins with images, which a program without their files has not.
bool needs_images(const App& app, const Lesson& lesson);

class Learner {
 public:
  // `give`: what the program waits for is given, such as images.
  explicit Learner(
      App& app, std::function<void()> give = [] {})
      : app_(app), guide_(app), give_(std::move(give)) {}

  LessonGuide& guide() { return guide_; }
  // What happened since, told to the guide as the page does; its news.
  std::vector<ToldEvent> follow();
  // Trains until nothing is left to do, or the step is reached; at most so many slices.
  void work(std::size_t slices = 200'000);
  // Opens the lesson and does all of it; checks that no step is reached before anything was done,
  // and each one then.
  void check_lesson(const Lesson& lesson);
  // By the step's own hints and right answers; whether it is reached then.
  bool solve_step();

 private:
  void answer();

  App& app_;
  LessonGuide guide_;
  std::function<void()> give_;
};

}  // namespace descent::tests
