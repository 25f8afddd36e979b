#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_adapters.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <nlohmann/json.hpp>

#include "engine/data/data_settings.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "tests/web/app/apps.hpp"
#include "tests/web/app/lessons/learner.hpp"

using namespace descent;
using namespace descent::tests;

namespace {

// It needs images, which the integration tests have.
bool needs_images(const App& app, const Lesson& lesson) {
  for (const LessonStep& step : lesson.steps) {
    const Preset* preset = app.preset(step.begin.preset);
    if (preset != nullptr && is_images(preset->experiment.data)) return true;
    if (!step.begin.experiment.empty() && is_images(parse_experiment(step.begin.experiment).data)) {
      return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("every lesson without images: no step passes untouched, and all are solved") {
  for (const LessonFile& file : lesson_files()) {
    App app = app_of_presets();
    Lesson lesson = parse_lesson(file.text, file.id);
    if (needs_images(app, lesson)) continue;
    Learner learner(app);
    learner.guide().open(lesson, std::nullopt);
    for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
      INFO(file.id << ", step " << i + 1 << ": " << lesson.steps[i].title);
      learner.guide().go_to(i);
      learner.follow();
      learner.follow();
      CHECK_FALSE(learner.guide().mark().reached);
      CHECK(learner.solve_step());
      app.apply(Pause{});
    }
    INFO(file.id);
    CHECK(learner.guide().done());
  }
}
