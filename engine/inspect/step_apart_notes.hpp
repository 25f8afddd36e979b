#pragma once

#include <cstddef>
#include <vector>

#include "engine/inspect/step_apart.hpp"

namespace descent {

// A unit that learns little or nothing from this batch. `layer` is the Dense layer that it belongs
// to, though its activation may be a layer behind that; both counted from 0.
struct UnitNote {
  enum class Kind {
    dead,       // relu: it puts out 0 for every sample
    saturated,  // tanh beyond ±0.99, sigmoid beyond 0.01 … 0.99, for every sample
  };
  Kind kind = Kind::dead;
  std::size_t layer = 0, unit = 0;
  // Of the layer whose outputs are the network's: with a loss that takes the activation together
  // with itself, being sure does no harm there.
  bool output = false;
};

// A Dense layer to which little of the error comes back.
struct LayerNote {
  std::size_t layer = 0;
  double share = 0;  // its mean |δ|, over units and samples, of the last Dense layer's
};

struct StepNotes {
  std::vector<UnitNote> units;       // by layer and unit
  std::vector<LayerNote> vanishing;  // those whose share is below vanishing_share
};
inline constexpr double vanishing_share = 1e-4;

StepNotes step_notes(const StepApart& step);

// The mean of |δ| over a layer's units and the batch's samples.
double mean_delta(const LayerApart& layer);

}  // namespace descent
