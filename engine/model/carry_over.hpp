#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/model/sequential.hpp"

namespace descent {

// Which of the old inputs each new input is: nothing for one that is new. For models of points,
// whose features are switched on and off.
using InputMap = std::vector<std::optional<std::size_t>>;

// Copies the parameters of a trained model into a new architecture where they fit, so that an edit
// throws away no more than it must:
//   Layers are matched from the front as long as they are of one kind, and what remains from the
//   back; those in between are new, and keep their first weights.
//   Matched layers of as many layers before and after keep the part of kernel and bias that both
//   have: another neuron leaves the others as they are, and so do the weights out of them.
//   Where layers came or went in between, the layers behind keep their parameters only if their
//   shapes are the same.
// `inputs` is for the first layer with parameters; without it input i is input i. Returns how many
// numbers each layer of the new one has taken over.
std::vector<std::size_t> carry_over(const Sequential& from, Sequential& to,
                                    const InputMap* inputs = nullptr);

}  // namespace descent
