#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/data/data_settings.hpp"
#include "engine/data/dataset.hpp"
#include "engine/data/feature.hpp"
#include "engine/data/image_set.hpp"

namespace descent {

// Generates or loads what the settings ask for. `features` counts for the 2-D sets
// and points of two numbers only.
// `classify_points`, or class names,
// make the `points` set's targets class numbers. mnist and fashion_mnist come
// from `images`; synthetic_digits is drawn here.
std::shared_ptr<const Dataset> make_dataset(const DataSettings& settings,
                                            const std::vector<Feature>& features,
                                            bool classify_points, std::uint64_t experiment_seed,
                                            const ImageSource& images);

}  // namespace descent
