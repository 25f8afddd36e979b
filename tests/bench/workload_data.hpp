#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/data/dataset.hpp"

namespace descent::bench {

// 60,000 random training samples and no test samples: bytes where the shape is an image's, floats
// from -1 to 1 otherwise. Two workloads of one shape share them.
std::shared_ptr<const Dataset> random_dataset(const Shape& shape, std::size_t classes);

// The training half of an image set in IDX files as read.
std::shared_ptr<const Dataset> image_dataset(std::vector<std::uint8_t> images,
                                             std::vector<std::uint8_t> labels);

}  // namespace descent::bench
