#pragma once

#include <string>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/inspect/diagnosis.hpp"
#include "engine/inspect/layer_statistics.hpp"
#include "engine/training/snapshot.hpp"
#include "web/app/story/remedies.hpp"

// Trainings whose numbers stopped being finite: why, and what may help.
namespace descent {

std::string cause_of_broken_numbers(const Experiment& experiment, const Finding& finding,
                                    const ModelStatistics& statistics);

// Its inputs are large, and are a table's, whose columns can be scaled.
bool can_be_scaled(const Finding& finding, const Experiment& experiment);
// The data so, and training from the first weights on.
Remedy scaled_data(const Experiment& experiment);

std::vector<Remedy> against_broken_numbers(const Finding& finding, const Experiment& experiment,
                                           const Snapshot& snapshot);

}  // namespace descent
