#include "engine/experiment/experiment_json.hpp"

#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/experiment_fields.hpp"
#include "engine/experiment/history_json.hpp"
#include "engine/experiment/limits.hpp"
#include "engine/experiment/saved_experiment_json.hpp"
#include "engine/experiment/weights_json.hpp"

namespace descent {
namespace {

constexpr int format_version = 1;

Experiment read_experiment(const JsonFields& fields) {
  check_format_version(fields);
  Experiment experiment;
  read_rows(fields, experiment);
  return experiment;
}

std::vector<std::string_view> keys_of_experiment() { return keys_of("descent", Experiment{}); }

Json write_experiment(const Experiment& experiment) {
  Json json = {{"descent", format_version}};
  write_fields(experiment, json);
  return json;
}

}  // namespace

Experiment parse_experiment(std::string_view text) {
  const Json json = parse_json(text, limits::experiment_bytes);
  const JsonFields fields{JsonNode(json)};
  fields.allow(keys_of_experiment(), tr("an experiment"));
  return read_experiment(fields);
}

std::string to_json(const Experiment& experiment) {
  return print_json(write_experiment(experiment));
}

void check_format_version(const JsonFields& fields) {
  const auto version = fields.find("descent");
  if (!version) return;
  if (version->whole_number(0, limits::seed) != format_version) {
    version->fail(tr("1, the only version of the format that this program reads"));
  }
}

SavedExperiment read_saved_experiment(const JsonFields& fields,
                                      const std::vector<std::string_view>& others) {
  std::vector<std::string_view> keys = keys_of_experiment();
  keys.insert(keys.end(), {"weights", "history"});
  keys.insert(keys.end(), others.begin(), others.end());
  fields.allow(keys, tr("a saved experiment"));
  SavedExperiment saved{read_experiment(fields), std::nullopt, {}};
  if (const auto weights = fields.find("weights")) {
    saved.weights = read_weights(*weights, saved.experiment.model,
                                 dataset_outline(saved.experiment).input_shape);
  }
  if (const auto history = fields.find("history")) {
    if (!saved.weights) history->fail(tr("left out where there are no weights"));
    saved.history = read_history(*history);
  }
  return saved;
}

SavedExperiment parse_saved_experiment(std::string_view text) {
  const Json json = parse_json(text, limits::saved_bytes);
  const JsonFields fields{JsonNode(json)};
  if (fields.find("runs")) {
    throw Error(
        tr("The file holds several runs side by side: open it on the page, and save the one that "
           "is wanted there."));
  }
  return read_saved_experiment(fields, {});
}

namespace {

Json written(const Experiment& experiment, const Parameters& weights, const History& history) {
  Json json = write_experiment(experiment);
  json["weights"] = write_weights(weights);
  if (!history.epochs.empty()) json["history"] = write_history(history);
  return json;
}

}  // namespace

Json write_saved_experiment(const SavedExperiment& saved) {
  return saved.weights ? written(saved.experiment, *saved.weights, saved.history)
                       : write_experiment(saved.experiment);
}

std::string checked_length(std::string text) {
  if (text.size() > limits::saved_bytes) {
    throw Error(tr(
        "The model is too large to be saved: its JSON text would have {0} MB, and at most {1} MB "
        "are read back.",
        text.size() >> 20, limits::saved_bytes >> 20));
  }
  return text;
}

std::string to_json(const Experiment& experiment, const Parameters& weights,
                    const History& history) {
  return checked_length(print_json(written(experiment, weights, history)));
}

}  // namespace descent
