#pragma once

#include <memory>

#include "engine/model/parameters.hpp"
#include "engine/training/history.hpp"

namespace descent {

// What a training has come to: enough to go on from there, but for the optimizer's state.
struct Trained {
  Parameters weights;
  std::shared_ptr<const History> history;  // not null
};

}  // namespace descent
