#pragma once

#include <cstddef>

#include "engine/data/data_settings.hpp"

namespace descent {

// How many samples are kept apart; the others are to learn from.
struct SplitSizes {
  std::size_t validation = 0, test = 0;
};

// Of `count` samples that have no test samples of their own. A share is rounded, and in two ways
// leaves at least one to learn from. An Error where nothing would be left, or nothing is apart that
// was asked for.
SplitSizes split_sizes(const DataSettings& settings, std::size_t count);

// Of `count` training images, those for validation. An Error as above.
std::size_t validation_images(const DataSettings& settings, std::size_t count);

}  // namespace descent
