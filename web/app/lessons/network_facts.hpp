#pragma once

#include <optional>

#include "engine/lessons/facts.hpp"
#include "web/app/state/app.hpp"

namespace descent {

// Facts of the settings, data and network as they are set. Nothing: the fact is of another kind.
std::optional<FactValue> experiment_fact(const Experiment& experiment, Fact fact);

// Facts of a single neuron with one input, the Line's. Nothing: the fact is of another kind.
std::optional<FactValue> line_fact(const App& app, Fact fact);

}  // namespace descent
