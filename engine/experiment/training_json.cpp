#include "engine/experiment/training_json.hpp"

#include <nlohmann/json.hpp>
#include <variant>

#include "engine/experiment/limits.hpp"
#include "engine/experiment/optimizer_json.hpp"

namespace descent {
namespace {

Monitor read_monitor(const JsonNode& node, const std::vector<Monitor>& choices) {
  return choices[node.choice(names_of(choices))];
}

Callback read_callback(const JsonNode& node) {
  const JsonFields fields(node);
  const auto monitor = fields.find("monitor");
  static_assert(std::variant_size_v<Callback> == 3, "read the new callback here");
  const std::size_t which =
      fields.require("name").choice({"StopBelow", "EarlyStopping", "StopAbove"});
  if (which == 2) {
    fields.allow({"name", "monitor", "value"}, "StopAbove");
    StopAbove stop;
    if (monitor) stop.monitor = read_monitor(*monitor, {Monitor::accuracy, Monitor::val_accuracy});
    fields.read("value", stop.value, 0, 1);
    return stop;
  }
  if (which == 0) {
    fields.allow({"name", "monitor", "value"}, "StopBelow");
    StopBelow stop;
    if (monitor) stop.monitor = read_monitor(*monitor, {Monitor::loss, Monitor::val_loss});
    fields.read("value", stop.value, 0, limits::monitored);
    return stop;
  }
  fields.allow({"name", "monitor", "patience", "min_delta"}, "EarlyStopping");
  EarlyStopping stop;
  if (monitor) stop.monitor = read_monitor(*monitor, all_monitors());
  fields.read_size("patience", stop.patience, 0, limits::epochs);
  fields.read("min_delta", stop.min_delta, 0, limits::monitored);
  return stop;
}

struct WriteCallback {
  Json operator()(const StopBelow& stop) const {
    const StopBelow defaults;
    Json json = {{"name", "StopBelow"}};
    if (stop.monitor != defaults.monitor) json["monitor"] = to_string(stop.monitor);
    json["value"] = stop.value;
    return json;
  }
  Json operator()(const StopAbove& stop) const {
    const StopAbove defaults;
    Json json = {{"name", "StopAbove"}};
    if (stop.monitor != defaults.monitor) json["monitor"] = to_string(stop.monitor);
    json["value"] = stop.value;
    return json;
  }
  Json operator()(const EarlyStopping& stop) const {
    const EarlyStopping defaults;
    Json json = {{"name", "EarlyStopping"}};
    if (stop.monitor != defaults.monitor) json["monitor"] = to_string(stop.monitor);
    if (stop.patience != defaults.patience) json["patience"] = stop.patience;
    if (stop.min_delta != defaults.min_delta) json["min_delta"] = stop.min_delta;
    return json;
  }
};

}  // namespace

TrainingSettings read_training(const JsonNode& node) {
  const JsonFields fields(node);
  fields.allow({"loss", "optimizer", "batch_size", "epochs", "callbacks"}, "training");
  TrainingSettings training;
  if (const auto loss = fields.find("loss")) {
    training.loss = all_losses()[loss->choice(names_of(all_losses()))];
  }
  if (const auto optimizer = fields.find("optimizer")) {
    training.optimizer = read_optimizer(*optimizer);
  }
  fields.read_size("batch_size", training.batch_size, 1, limits::batch_size);
  fields.read_size("epochs", training.epochs, 1, limits::epochs);
  if (const auto callbacks = fields.find("callbacks")) {
    for (const JsonNode& callback : callbacks->items(0, limits::callbacks)) {
      training.callbacks.push_back(read_callback(callback));
    }
  }
  return training;
}

Json write_training(const TrainingSettings& training) {
  const TrainingSettings defaults;
  Json json = Json::object();
  if (training.loss != defaults.loss) json["loss"] = to_string(training.loss);
  if (training.optimizer != defaults.optimizer) {
    json["optimizer"] = write_optimizer(training.optimizer);
  }
  if (training.batch_size != defaults.batch_size) json["batch_size"] = training.batch_size;
  if (training.epochs != defaults.epochs) json["epochs"] = training.epochs;
  for (const Callback& callback : training.callbacks) {
    json["callbacks"].push_back(std::visit(WriteCallback{}, callback));
  }
  return json;
}

}  // namespace descent
