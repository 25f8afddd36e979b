#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/shape.hpp"
#include "engine/layers/layer.hpp"

// An edit of a stack of layers that would not fit together, and what mends it.
namespace descent {

struct StackMisfit {
  std::size_t layer;   // in the stack that was wanted: the first one that cannot follow
  std::string reason;  // a sentence
  // A change of the wanted stack with which it fits; empty where none was found.
  std::string remedy;  // "Put a Flatten layer before it"
  std::vector<Layer> mended;
};

// Nothing where all layers fit. `now`: the stack that fits, from which the wanted one was made.
std::optional<StackMisfit> misfit_of(const Shape& input, const std::vector<Layer>& wanted,
                                     const std::vector<Layer>& now);

}  // namespace descent
