#pragma once

#include "engine/experiment/experiment.hpp"
#include "web/app/state/view.hpp"

namespace descent {

// The first scene that shows such an experiment. An Error says what no scene can show.
Scene scene_of(const Experiment& experiment);

// The experiment with other data: what the data decide (loss, the output's units and activation)
// follows when classes become values or the reverse, or when there are more or fewer of them. Two
// classes become TensorFlow Playground's tanh and −1, +1, more of them softmax.
Experiment with_data(Experiment experiment, const DataSettings& data);

}  // namespace descent
