#pragma once

#include <memory>
#include <string>

#include "engine/training/history.hpp"

namespace descent {

// A remedy that was pressed, and how the training stood then: what it did is told against that.
struct Trial {
  std::string label;                      // of the remedy
  std::shared_ptr<const History> before;  // not null
};

}  // namespace descent
