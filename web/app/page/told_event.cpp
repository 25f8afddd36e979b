#include "web/app/page/told_event.hpp"
#include "engine/experiment/json_text.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

namespace descent {
namespace {

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

ToldEvent told(std::string name, const Json& detail = Json::object()) {
  // Sentences may quote a file's text, which may be cut within a character.
  return {std::move(name), dump_mended_json(detail)};
}

struct Teller {
  using Told = std::optional<ToldEvent>;
  Told operator()(const TrainingStarted&) const { return told("play"); }
  Told operator()(const TrainingReset&) const { return told("reset"); }
  Told operator()(const ExperimentChanged&) const { return told("experiment"); }
  Told operator()(const ActionDone&) const { return std::nullopt; }
  Told operator()(const TrainingPaused& event) const {
    return told("pause", {{"epoch", event.epoch}, {"step", event.step}});
  }
  Told operator()(const TrainingEnded& event) const {
    return told("stop", {{"epoch", event.epoch}, {"reason", event.reason}});
  }
  Told operator()(const EpochEnded& event) const {
    const EpochRecord& record = event.record;
    return told("epoch", {{"epoch", record.epoch},
                          {"loss", number(record.train.loss)},
                          {"accuracy", number(record.train.accuracy)},
                          {"valLoss", number(record.validation.loss)},
                          {"valAccuracy", number(record.validation.accuracy)}});
  }
  Told operator()(const TestEvaluated& event) const {
    const TestResult& result = event.result;
    return told("test", {{"epoch", result.epoch},
                         {"step", result.step},
                         {"loss", number(result.scores.loss)},
                         {"accuracy", number(result.scores.accuracy)}});
  }
  Told operator()(const Failed& event) const {
    return told("error", {{"message", event.sentence}});
  }
};

}  // namespace

std::optional<ToldEvent> told_event(const Event& event) { return std::visit(Teller{}, event); }

std::vector<ToldEvent> told_events(const std::vector<Event>& events) {
  std::vector<ToldEvent> all;
  for (const Event& event : events) {
    if (auto told = told_event(event)) all.push_back(std::move(*told));
  }
  return all;
}

}  // namespace descent
