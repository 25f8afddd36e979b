#include "engine/cli/weight_files.hpp"

#include <iostream>

#include "engine/cli/arguments.hpp"
#include "engine/cli/text_files.hpp"
#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/formats/format_limits.hpp"
#include "engine/formats/match_weights.hpp"
#include "engine/formats/weights_file.hpp"

namespace descent {
namespace {

void print(const WeightsTable& table) {
  for (const WeightsRow& row : table) std::cerr << "descent: " << row_text(row) << '\n';
}

}  // namespace

void check_save_name(const std::string& path) {
  if (path.ends_with(".json") || weights_format(path)) return;
  throw UsageError(
      tr("--save writes .json, .npz or .safetensors, by the ending of the file's name; {0} has "
         "another.",
         path));
}

void save_trained(const std::string& path, const Experiment& experiment, const Sequential& model,
                  const History& history) {
  const auto format = weights_format(path);
  write_text_file(path, format ? write_weights_file(model, *format)
                               : to_json(experiment, model.parameters(), history));
}

Parameters read_weights_file(const std::string& path, const Sequential& model) {
  std::string bytes = read_text_file(path, limits::weights_bytes);
  try {
    FoundWeights found = match_weights(model, *open_weights(std::move(bytes)));
    if (is_guessed(found.rows)) print(found.rows);
    return std::move(found.parameters);
  } catch (const WeightsMisfit& misfit) {
    print(misfit.table());
    throw Error(path + ": " + misfit.what());
  } catch (const Error& error) {
    throw Error(path + ": " + error.what());
  }
}

Parameters weights_of(const SavedExperiment& saved, const std::string& saved_path,
                      const std::string& weights_path, const Sequential& model) {
  if (!weights_path.empty()) return read_weights_file(weights_path, model);
  if (saved.weights) return *saved.weights;
  throw Error(tr(
      "{0} has no weights: train it with descent train --save FILE.json first. Weights of a file "
      "of their own are taken with --weights FILE.",
      saved_path));
}

}  // namespace descent
