#include "engine/experiment/training_json.hpp"

#include <nlohmann/json.hpp>

#include "engine/experiment/fields_json.hpp"

namespace descent {

void read_setting(const JsonNode& node, Described, TrainingSettings& training) {
  read_fields(JsonFields(node), "", "training", training);
}

Json write_setting(const TrainingSettings& training) {
  Json json = Json::object();
  write_fields(training, json);
  return json;
}

void read_setting(const JsonNode& node, Described, Optimizer& optimizer) {
  optimizer = read_named<Optimizer>(node);
}

Json write_setting(const Optimizer& optimizer) { return write_named(optimizer); }

void read_setting(const JsonNode& node, Described, LearningRateSchedule& schedule) {
  schedule = read_named<LearningRateSchedule>(node);
}

Json write_setting(const LearningRateSchedule& schedule) { return write_named(schedule); }

void read_setting(const JsonNode& node, NumberList allowed, std::vector<double>& numbers) {
  numbers = node.numbers(0, allowed.most, allowed.largest);
}

void read_item(const JsonNode& node, Callback& callback) {
  callback = read_member<Callback>(JsonFields(node));
}

Json write_item(const Callback& callback) { return write_member(callback); }

}  // namespace descent
