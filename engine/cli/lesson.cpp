#include <iostream>

#include "engine/cli/commands.hpp"
#include "engine/core/error.hpp"
#include "engine/core/file.hpp"
#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/lessons/lesson_code.hpp"
#include "engine/lessons/page_names.hpp"

namespace descent {
namespace {

// "first_neuron" of "lessons/first_neuron.json".
std::string id_of_file(std::string name) {
  const std::size_t folder = name.find_last_of("/\\");
  if (folder != std::string::npos) name.erase(0, folder + 1);
  if (name.ends_with(".json")) name.resize(name.size() - 5);
  return name;
}

Lesson read_lesson(const std::string& file) {
  const auto text = file_bytes(file);
  if (!text) throw Error(tr("The file {0} cannot be read.", file));
  try {
    return parse_lesson(*text, id_of_file(file));
  } catch (const Error& error) {
    throw Error(file + ": " + error.what());
  }
}

const char* what_it_asks(const LessonStep& step) {
  if (step.predicts()) return tr("a prediction, then a goal");
  if (step.goal) return tr("a goal");
  if (step.question) return tr("a question");
  return step.rules ? tr("rules to write") : tr("to be read");
}

void check_lesson(const Arguments& arguments) {
  const Lesson lesson = read_lesson(arguments.operand());
  std::cout << tr("{0}: {1}, {2} minutes", lesson.id, lesson.title, short_text(lesson.minutes))
            << "\n\n";
  std::size_t number = 0;
  for (const LessonStep& step : lesson.steps) {
    std::cout << "  " << ++number << "  " << step.title << " (" << what_it_asks(step) << ")\n";
  }
  std::string unknown;
  for (const std::string& sentence : unknown_names(lesson)) unknown += "\n  " + sentence;
  std::cout << std::endl;
  if (!unknown.empty()) {
    throw Error(
        tr("{0} can be read, but it names what the page does not have:", arguments.operand()) +
        unknown);
  }
  std::cout << tr("The lesson can be read: nothing is wrong with it.") << std::endl;
}

std::string told(const LessonCode::Step& step) {
  if (!step.reached) return tr("not reached");
  if (step.shown) return tr("shown by a hint");
  return step.tries == 0 ? std::string(tr("reached"))
                         : tr_n("reached after {0} wrong answer", "reached after {0} wrong answers",
                                step.tries);
}

void print_steps(const LessonCode& code, const Lesson* lesson) {
  for (std::size_t i = 0; i < code.steps.size(); ++i) {
    const LessonCode::Step& step = code.steps[i];
    if (!step.asks) continue;
    const std::string title =
        lesson && i < lesson->steps.size() ? ' ' + lesson->steps[i].title : "";
    std::cout << "  " << i + 1 << title << ": " << told(step);
    if (step.reached) std::cout << ", " << tr("seed {0}", step.seed);
    std::cout << '\n';
  }
}

void verify(const Arguments& arguments) {
  const LessonCode code = lesson_code_from(arguments.operand());
  const std::string file = arguments.option("--lesson");
  Lesson lesson;
  if (!file.empty()) lesson = read_lesson(file);
  if (!file.empty() && lesson.id != code.lesson && code.lesson != "own") {
    throw Error(tr("The code is of the lesson {0}, and not of {1}.", code.lesson, lesson.id));
  }
  std::cout << tr("Lesson {0}: {1} of {2} steps reached, score {3}", code.lesson, code.reached(),
                  code.asked(), percent_text(code.score()))
            << "\n\n";
  print_steps(code, file.empty() ? nullptr : &lesson);
  if (!file.empty()) {
    std::cout << '\n'
              << (lesson.hash == code.hash
                      ? tr("It was done with this very file of the lesson.")
                      : tr("It was done with another edition of the lesson than this file."));
  }
  std::cout << '\n'
            << tr("The code was made on the learner's machine and can be made up: it says what was "
                  "done there, and proves nothing.")
            << std::endl;
}

}  // namespace

CommandSpec lesson_command() {
  return {
      "lesson", "LESSON.json",
      true,     tr("whether a lesson of your own can be read, or what is wrong with it; its steps"),
      {},       check_lesson};
}

CommandSpec verify_command() {
  return {"verify",
          "CODE",
          true,
          tr("what a learner's code says: which steps of a lesson were reached"),
          {{"--lesson", "LESSON.json", tr("the lesson's file, for its titles and its edition")}},
          verify};
}

}  // namespace descent
