#pragma once

#include <cstddef>
#include <string>

#include "web/app/looks/inside_look.hpp"

namespace descent {

// What stands above a layer's input or output: "2 MaxPooling2D" and "channel 3 (0–31)".
struct GridTitle {
  std::string name, channel = {};  // none: it has only one

  std::string line() const;
};

GridTitle grid_title(const std::string& name, const InsideStage& stage, std::size_t channel);

}  // namespace descent
