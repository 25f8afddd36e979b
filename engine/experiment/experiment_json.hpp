#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/experiment/experiment.hpp"
#include "engine/model/sequential.hpp"

namespace descent {

// The one JSON form of an experiment (format version 1; docs in
// assets/experiment.md). An absent key means its default; an unknown key, a
// wrong type or an impossible value throws an Error that names the key, the
// value and what is allowed.
Experiment parse_experiment(std::string_view json);

// Readable, with everything that differs from its default; parse_experiment()
// takes it back unchanged.
std::string to_json(const Experiment& experiment);

// An experiment with its trained weights, as `descent train --save` writes it:
// the experiment's keys and "weights": [{"kernel": [...], "bias": [...]}, …],
// row-major, enough digits to give the same floats, and "history", the scores
// of its epochs (history_json.hpp), which is empty where there is none.
struct SavedExperiment {
  Experiment experiment;
  std::optional<Parameters> weights;
  History history;
};
SavedExperiment parse_saved_experiment(std::string_view json);
std::string to_json(const Experiment& experiment, const Parameters& weights,
                    const History& history = {});

}  // namespace descent
