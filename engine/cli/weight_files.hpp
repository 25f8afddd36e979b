#pragma once

#include <string>

#include "engine/experiment/experiment_json.hpp"
#include "engine/model/sequential.hpp"

namespace descent {

// A UsageError unless the name ends as one of the files that --save writes.
void check_save_name(const std::string& path);

// The experiment with its weights and history (.json), or the weights alone (.npz, .safetensors).
void save_trained(const std::string& path, const Experiment& experiment, const Sequential& model,
                  const History& history);

// The weights of a file that fit the model. Where they were not found by our own names, or do not
// fit, a line for each says on the standard error output where it is from, or why not. An Error
// names the file.
Parameters read_weights_file(const std::string& path, const Sequential& model);

// Those of --weights where it is given, else those of the saved experiment; an Error where there
// are none.
Parameters weights_of(const SavedExperiment& saved, const std::string& saved_path,
                      const std::string& weights_path, const Sequential& model);

}  // namespace descent
