#pragma once

#include <string>

#include "engine/experiment/experiment.hpp"

// What Keras's source says of the training itself.
namespace descent {

// Of compile(): `, metrics=["accuracy"]`; empty where Keras measures nothing that is told here. Of
// two classes as -1 and 1 its accuracy would be another one.
std::string keras_metrics(const Experiment& experiment);

// The callbacks, with a class for those that Keras has not, and fit() as a comment: it waits for
// samples.
std::string keras_fit(const Experiment& experiment);

}  // namespace descent
