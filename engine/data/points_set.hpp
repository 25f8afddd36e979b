#pragma once

#include <cstdint>

#include "engine/data/data_settings.hpp"
#include "engine/data/dataset.hpp"

namespace descent {

// The `points` set: the rows of settings.x with those of settings.y beside them. With `classify`
// each row of y is one class number, 0 … 9. Kept in their order unless a share is set apart for
// testing: then they are shuffled with the seed first. An Error names the row (the first is row 1)
// and what is wrong with it.
Dataset make_points_set(const DataSettings& settings, bool classify, std::uint64_t seed);

}  // namespace descent
