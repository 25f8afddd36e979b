#pragma once

#include "engine/experiment/experiment.hpp"
#include "web/app/view.hpp"

namespace descent {

// The scene that shows such an experiment: images as digits, one number in and one out as a line,
// all else as a playground. An Error says what no scene can show.
Scene scene_of(const Experiment& experiment);

// The experiment with other data: what the data decide (loss, the output's units and activation)
// follows when classes become values or the reverse.
Experiment with_data(Experiment experiment, const DataSettings& data);

}  // namespace descent
