#include "tests/web/app/lessons/learner.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "engine/core/file.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/json_text.hpp"

namespace descent::tests {
using namespace std::chrono_literals;

std::vector<LessonFile> lesson_files() {
  // Lessons that are being written may lie elsewhere.
  const char* elsewhere = std::getenv("DESCENT_LESSONS");
  const std::string folder =
      elsewhere ? elsewhere + std::string("/") : DESCENT_SOURCE_DIR "/assets/lessons/";
  std::vector<LessonFile> files;
  for (const Json& id : parse_plain_json(*file_bytes(folder + "index.json"))) {
    const std::string name = id.get<std::string>();
    files.push_back({name, *file_bytes(folder + name + ".json")});
  }
  return files;
}

bool needs_images(const App& app, const Lesson& lesson) {
  return std::any_of(lesson.steps.begin(), lesson.steps.end(), [&](const LessonStep& step) {
    const Preset* preset = app.preset(step.begin.preset);
    if (preset != nullptr) return is_images(preset->experiment.data);
    const std::string& experiment = step.begin.experiment;
    return !experiment.empty() && is_images(parse_experiment(experiment).data);
  });
}

std::vector<ToldEvent> Learner::follow() { return guide_.follow(app_.take_events()); }

void Learner::work(std::size_t slices) {
  give_();
  follow();
  app_.apply(SetSpeed{0});  // nobody watches
  while (slices-- > 0 && app_.busy() && !guide_.mark().reached) {
    app_.run_for(5ms);
    follow();
  }
}

void Learner::answer() {
  const LessonStep& step = guide_.step();
  if (!step.question || (step.predicts() && guide_.answered())) return;
  if (step.question->number) {
    const auto& value = step.question->number->value;
    const auto* known = std::get_if<double>(&value);
    guide_.answer_number(known != nullptr ? *known : 1.0);
    return;
  }
  for (std::size_t i = 0; i < step.question->answers.size(); ++i) {
    if (step.question->answers[i].right) guide_.answer_choice(i);
  }
}

void Learner::check_lesson(const Lesson& lesson) {
  guide_.open(lesson, std::nullopt);
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
    INFO(lesson.id << ", step " << i + 1 << ": " << lesson.steps[i].title);
    guide_.go_to(i);
    give_();
    follow();
    follow();
    CHECK_FALSE(guide_.mark().reached);
    CHECK(solve_step());
    app_.apply(Pause{});
  }
  INFO(lesson.id);
  CHECK(guide_.done());
}

bool Learner::solve_step() {
  if (!guide_.step().asks()) return true;
  answer();
  work();
  while (!guide_.mark().reached && guide_.hints_taken() < guide_.step().hints.size()) {
    guide_.take_hint();
    work();
  }
  return guide_.mark().reached;
}

}  // namespace descent::tests
