#include "engine/experiment/experiment_json.hpp"

#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/experiment/data_json.hpp"
#include "engine/experiment/history_json.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/experiment/layer_json.hpp"
#include "engine/experiment/limits.hpp"
#include "engine/experiment/training_json.hpp"
#include "engine/experiment/weights_json.hpp"

namespace descent {
namespace {

constexpr int format_version = 1;

void check_version(const JsonFields& fields) {
  const auto version = fields.find("descent");
  if (!version) return;
  if (version->whole_number(0, limits::seed) != format_version) {
    version->fail("1, the only version of the format that this program reads");
  }
}

std::vector<Feature> read_features(const JsonNode& node, const DataSettings& data) {
  if (!takes_features(data)) {
    throw Error("features are for the 2-D sets and for points of two numbers, not for " +
                data.name + ": leave the key out.");
  }
  std::vector<Feature> features;
  for (const JsonNode& item : node.items(1, all_features().size())) {
    const Feature feature = all_features()[item.choice(names_of(all_features()))];
    for (const Feature other : features) {
      if (other == feature) item.fail("a feature that is not in the list already");
    }
    features.push_back(feature);
  }
  return features;
}

Experiment read_experiment(const JsonFields& fields) {
  check_version(fields);
  Experiment experiment;
  fields.read("seed", experiment.seed, 0, limits::seed);
  if (const auto data = fields.find("data")) experiment.data = read_data(*data);
  if (const auto features = fields.find("features")) {
    experiment.features = read_features(*features, experiment.data);
  }
  if (const auto model = fields.find("model")) experiment.model = read_layers(*model);
  if (const auto training = fields.find("training")) {
    experiment.training = read_training(*training);
  }
  return experiment;
}

Json write_experiment(const Experiment& experiment) {
  const Experiment defaults;
  Json json = {{"descent", format_version}};
  if (experiment.seed != defaults.seed) json["seed"] = experiment.seed;
  json["data"] = write_data(experiment.data);
  if (takes_features(experiment.data) && experiment.features != defaults.features) {
    json["features"] = Json::array();
    for (const Feature feature : experiment.features) {
      json["features"].push_back(to_string(feature));
    }
  }
  json["model"] = write_layers(experiment.model);
  Json training = write_training(experiment.training);
  if (!training.empty()) json["training"] = std::move(training);
  return json;
}

}  // namespace

Experiment parse_experiment(std::string_view text) {
  const Json json = parse_json(text, limits::experiment_bytes);
  const JsonFields fields{JsonNode(json)};
  fields.allow({"descent", "seed", "data", "features", "model", "training"}, "an experiment");
  return read_experiment(fields);
}

std::string to_json(const Experiment& experiment) {
  return print_json(write_experiment(experiment));
}

SavedExperiment parse_saved_experiment(std::string_view text) {
  const Json json = parse_json(text, limits::saved_bytes);
  const JsonFields fields{JsonNode(json)};
  fields.allow({"descent", "seed", "data", "features", "model", "training", "weights", "history"},
               "a saved experiment");
  SavedExperiment saved{read_experiment(fields), std::nullopt, {}};
  if (const auto weights = fields.find("weights")) {
    saved.weights = read_weights(*weights, saved.experiment.model,
                                 dataset_outline(saved.experiment).input_shape);
  }
  if (const auto history = fields.find("history")) {
    if (!saved.weights) history->fail("left out where there are no weights");
    saved.history = read_history(*history);
  }
  return saved;
}

std::string to_json(const Experiment& experiment, const Parameters& weights,
                    const History& history) {
  Json json = write_experiment(experiment);
  json["weights"] = write_weights(weights);
  if (!history.epochs.empty()) json["history"] = write_history(history);
  std::string text = print_json(json);
  if (text.size() > limits::saved_bytes) {
    throw Error("The model is too large to be saved: its JSON text would have " +
                std::to_string(text.size() >> 20) + " MB, and at most " +
                std::to_string(limits::saved_bytes >> 20) + " MB are read back.");
  }
  return text;
}

}  // namespace descent
