#include "engine/lessons/lesson_code.hpp"
#include "tests/fuzz/fuzz_target.hpp"

using namespace descent;

namespace {

// A lesson of a few steps, whose progress and codes come from outside.
const Lesson& known_lesson() {
  static const Lesson lesson = [] {
    Lesson made;
    made.id = "first_neuron";
    made.steps.resize(4);
    for (LessonStep& step : made.steps) step.question.emplace();
    return made;
  }();
  return lesson;
}

}  // namespace

// Lessons, and what a learner brings: progress that was kept elsewhere, a code.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text = fuzz::text_of(bytes, size);
  Lesson lesson;
  if (fuzz::reads([&] { lesson = parse_lesson(text, "own"); })) {
    const LessonProgress progress = first_progress(lesson);
    fuzz::expect(progress_from(lesson, progress_text(lesson, progress)) == progress);
  }
  LessonProgress progress;
  if (fuzz::reads([&] { progress = progress_from(known_lesson(), text); })) {
    fuzz::expect(progress_from(known_lesson(), progress_text(known_lesson(), progress)) ==
                 progress);
  }
  LessonCode code;
  if (fuzz::reads([&] { code = lesson_code_from(text); })) {
    fuzz::expect(lesson_code_from(to_string(code)) == code);
  }
  return 0;
}
