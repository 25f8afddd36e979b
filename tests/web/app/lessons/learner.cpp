#include "tests/web/app/lessons/learner.hpp"

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "engine/core/file.hpp"
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
