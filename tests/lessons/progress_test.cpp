#include "engine/lessons/progress.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/experiment/base64url.hpp"
#include "engine/lessons/lesson_code.hpp"
#include "tests/message_of.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using descent::tests::message_of;

namespace {

Lesson lesson_of(std::size_t steps, const std::string& id = "line") {
  Lesson lesson;
  lesson.id = id;
  lesson.hash = 0x89abcdefu;
  lesson.steps.resize(steps);
  for (std::size_t i = 1; i < steps; ++i) lesson.steps[i].question = Question{};
  return lesson;
}

}  // namespace

TEST_CASE("the score: half after a wrong answer, nothing for what a hint did") {
  const Lesson lesson = lesson_of(5);
  LessonProgress progress = first_progress(lesson);
  CHECK(score_of(lesson, progress) == 0);
  CHECK_FALSE(is_done(lesson, progress));
  progress.marks[1].reached = true;
  progress.marks[2] = {true, false, 2};
  progress.marks[3] = {true, true};
  CHECK(score_of(lesson, progress) == 1.5 / 4);
  CHECK_FALSE(is_done(lesson, progress));
  progress.marks[4].reached = true;
  CHECK(is_done(lesson, progress));  // the first one is only read
  CHECK(lesson_code(lesson, progress).score() == score_of(lesson, progress));
}

TEST_CASE("progress as a text comes back, and the longest one fits what SCORM keeps") {
  const Lesson lesson = lesson_of(lesson_limits::steps);
  LessonProgress progress = first_progress(lesson);
  CHECK(progress_from(lesson, progress_text(lesson, progress)) == progress);
  progress.step = 7;
  for (StepMark& mark : progress.marks) {
    mark = {true, true, 999, std::numeric_limits<std::uint32_t>::max(), "123456789012345678901234"};
  }
  const std::string text = progress_text(lesson, progress);
  CHECK(progress_from(lesson, text) == progress);
  CHECK(text.size() <= 4096);
}

TEST_CASE("attempts are kept with the progress; the oldest go where they have no room") {
  Lesson lesson = lesson_of(lesson_limits::steps);
  lesson.steps[2].board = {Fact::val_accuracy, Fact::epoch};
  lesson.steps[3].board = {Fact::loss};
  LessonProgress progress = first_progress(lesson);
  progress.attempts[2] = {{"92 %", "50"}, {"95.3 %", "100"}};
  progress.attempts[3] = {{"0.1"}};
  CHECK(progress_from(lesson, progress_text(lesson, progress)) == progress);
  for (StepMark& mark : progress.marks)
    mark = {true, true, 999, 4'000'000'000u, "1234567890123456789"};
  progress.attempts[2] = Attempts(most_attempts, {std::string(60, 'a'), std::string(60, 'b')});
  progress.attempts[3] = Attempts(most_attempts, {std::string(60, 'c')});
  progress.attempts[2].back() = {"the", "newest"};
  const std::string text = progress_text(lesson, progress);
  CHECK(text.size() <= 4096);
  const LessonProgress back = progress_from(lesson, text);
  CHECK(back.marks == progress.marks);
  CHECK(back.attempts[2].size() < most_attempts);
  CHECK(back.attempts[2].back() == progress.attempts[2].back());
}

TEST_CASE("attempts that do not fit the lesson's table are refused") {
  Lesson lesson = lesson_of(3);
  lesson.steps[1].board = {Fact::loss};
  const std::string wide =
      R"({"lesson":"line","steps":3,"step":0,"marks":[],"attempts":{"1":[["0.1","2"]]}})";
  CHECK(message_of([&] { progress_from(lesson, to_base64url({wide.begin(), wide.end()})); }) !=
        "no error");
}

TEST_CASE("progress that is none, or of another lesson, is refused in words") {
  const Lesson lesson = lesson_of(3);
  const std::string text = progress_text(lesson, first_progress(lesson));
  const auto refused = [&](const std::string& given) {
    return message_of([&] { progress_from(lesson, given); });
  };
  CHECK_THAT(refused(""), ContainsSubstring("no text of a lesson's progress"));
  CHECK_THAT(refused("%%%"), ContainsSubstring("no text of a lesson's progress"));
  CHECK(refused(text.substr(0, text.size() / 2)) != "no error");
  CHECK_THAT(message_of([&] { progress_from(lesson_of(3, "other"), text); }),
             ContainsSubstring("another lesson: \"line\""));
  CHECK_THAT(message_of([&] { progress_from(lesson_of(4), text); }),
             ContainsSubstring("other steps"));
  const std::string beyond = R"({"lesson":"line","steps":3,"step":3,"marks":[]})";
  CHECK(refused(to_base64url({beyond.begin(), beyond.end()})) != "no error");
}

TEST_CASE("a code says what was reached, and a wrong letter of it is found") {
  const Lesson lesson = lesson_of(6, "first_neuron");
  LessonProgress progress = first_progress(lesson);
  progress.marks[1] = {true, false, 0, 42};
  progress.marks[2] = {true, false, 3, 4'000'000'000u};
  progress.marks[3] = {true, true, 0, 7};
  const std::string text = to_string(lesson_code(lesson, progress));
  CHECK(text.size() < 80);
  const LessonCode code = lesson_code_from("  " + text.substr(0, 9) + "\n" + text.substr(9) + " ");
  CHECK(code == lesson_code(lesson, progress));
  CHECK(code.lesson == "first_neuron");
  CHECK(code.hash == lesson.hash);
  CHECK(code.asked() == 5);
  CHECK(code.reached() == 3);
  CHECK(code.steps[2].tries == 3);
  CHECK(code.steps[2].seed == 4'000'000'000u);
  for (std::size_t i = 4; i < text.size(); ++i) {
    std::string wrong = text;
    wrong[i] = wrong[i] == 'A' ? 'B' : 'A';
    CHECK(message_of([&] { lesson_code_from(wrong); }) != "no error");
  }
  for (std::size_t length = 0; length < text.size(); ++length) {
    CHECK(message_of([&] { lesson_code_from(text.substr(0, length)); }) != "no error");
  }
}
