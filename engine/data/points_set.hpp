#pragma once

#include <cstdint>

#include "engine/data/data_settings.hpp"
#include "engine/data/dataset.hpp"
#include "engine/data/feature.hpp"

namespace descent {

// The `points` set: the rows of settings.x with those of settings.y beside them, scaled by their
// axes. With `classify` each row of y is one class number, 0 … 9, and not scaled. Where x has two
// columns the network is given `features` of them; otherwise the numbers themselves. Kept in their
// order unless a share is set apart for testing: then they are shuffled with the seed first. An
// Error names the row (the first is row 1) and what is wrong with it.
Dataset make_points_set(const DataSettings& settings, const std::vector<Feature>& features,
                        bool classify, std::uint64_t seed);

// A number of a column as the network is given it.
float scaled(const std::vector<Axis>& axes, std::size_t column, double number);

}  // namespace descent
