#include <catch2/catch_test_macros.hpp>

#include "tests/web/app/apps.hpp"
#include "tests/web/app/lessons/learner.hpp"

using namespace descent;
using namespace descent::tests;

// Those with images: tests/integration/lessons_test.cpp.
TEST_CASE("every lesson without images: no step passes untouched, and all are solved") {
  for (const LessonFile& file : lesson_files()) {
    App app = app_of_presets();
    const Lesson lesson = parse_lesson(file.text, file.id);
    if (!needs_images(app, lesson)) Learner(app).check_lesson(lesson);
  }
}
