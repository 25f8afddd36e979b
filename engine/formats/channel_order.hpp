#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/layers/picture_window.hpp"
#include "engine/model/sequential.hpp"

// Keras and this program have a picture's channels last, PyTorch has them first: where a picture is
// flattened, the same numbers come in another order.
namespace descent {

// For each layer the picture whose numbers its inputs are, one after the other: behind a Flatten,
// up to the next Dense. None where that is not so, or the order is the same both ways, with one
// channel or one pixel.
std::vector<std::optional<PictureShape>> flattened_pictures(const Sequential& model);

// For each place of a flattened picture, channels last, where it stands with channels first.
std::vector<std::size_t> channels_first_places(const PictureShape& picture);

}  // namespace descent
