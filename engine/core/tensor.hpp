#pragma once

#include <cstddef>
#include <initializer_list>
#include <xtensor/xarray.hpp>

#include "engine/core/shape.hpp"

namespace descent {

// A dense float32 array of any rank, row-major, owning its memory.
using Tensor = xt::xarray<float, xt::layout_type::row_major>;

// A tensor of zeros with exactly this shape (batch dimension included where there is one).
Tensor zeros(const Shape& shape);

// A tensor of `rows` samples of `sample_shape`, all zero.
Tensor zeros(std::size_t rows, const Shape& sample_shape);

// A tensor of no elements. (A default-constructed one is a scalar and has one.)
Tensor no_tensor();

}  // namespace descent
