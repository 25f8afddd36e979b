#pragma once

#include <cstddef>
#include <optional>

#include "engine/kernels/sliding_window.hpp"
#include "engine/layers/layer.hpp"

namespace descent {

// How a convolution or a pooling layer slides over inputs of that shape; none of other layers.
std::optional<SlidingWindow> window_of(const Layer& layer, const Shape& input_shape);

// The window's place whose middle lies nearest to a cell of the input picture: which output one
// means who points at it. Counted row by row, below window.positions().
std::size_t position_over(const SlidingWindow& window, std::size_t row, std::size_t column);

}  // namespace descent
