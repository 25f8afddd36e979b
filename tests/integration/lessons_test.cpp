// Lessons on images, done by their own hints and right answers: each step's goal is reached on a
// network that is really trained, and none before anything was done.
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <memory>
#include <string>

#include "engine/data/image_files.hpp"
#include "tests/integration/runs.hpp"
#include "tests/web/app/apps.hpp"
#include "tests/web/app/lessons/learner.hpp"

using namespace descent;
using namespace descent::tests;

namespace {

ImageSetStatus available(const std::string& name) {
  ImageSetStatus status;
  status.name = name;
  status.title = data_set_info(name).title;
  status.state = ImageSetStatus::State::available;
  return status;
}

// A program that reads the sets it asks for, before it goes on.
struct Program {
  std::vector<std::string> asked;
  std::map<std::string, std::shared_ptr<const Dataset>> read;
  App app{all_presets(),
          {available("fashion_mnist"), available("mnist")},
          [this](const ImageSetStatus& set) { asked.push_back(set.name); }};

  void give_images() {
    while (!asked.empty()) {
      const std::string name = asked.back();
      asked.pop_back();
      testing::need_image_set(name);
      if (!read.contains(name)) {
        read[name] = std::make_shared<const Dataset>(load_image_set(name));
      }
      app.apply(ImageSetLoaded{name, read[name]});
    }
  }
};

}  // namespace

TEST_CASE("lessons on images: no step passes untouched, and all are solved") {
  for (const LessonFile& file : lesson_files()) {
    Program program;
    const Lesson lesson = parse_lesson(file.text, file.id);
    if (!needs_images(program.app, lesson)) continue;
    Learner(program.app, [&] { program.give_images(); }).check_lesson(lesson);
  }
}
