#pragma once

#include <cstddef>
#include <optional>

#include "engine/model/sequential.hpp"

namespace descent {

// How the weights of a layer's kernel lie as pictures: for each unit (of Conv2D: filter) one
// picture for each channel of what it looks at. Conv2D has its windows, and Dense the whole picture
// where nothing but Flatten and layers that work number by number lie between. Any other Dense is
// one picture, the matrix itself: a row for each input, a column for each unit.
struct KernelPictures {
  std::size_t height = 1, width = 1;    // of one picture
  std::size_t channels = 1, units = 1;  // channels × units pictures
  bool matrix = false;

  std::size_t index(std::size_t row, std::size_t column, std::size_t channel,
                    std::size_t unit) const {
    return ((row * width + column) * channels + channel) * units + unit;
  }
};

// Of a layer counted from 0; nothing where it has no kernel.
std::optional<KernelPictures> kernel_pictures(const Sequential& model, std::size_t layer);

// ‖now − first‖ / ‖first‖ with Euclidean norms, over a layer's kernel: how far training has moved
// it. Of a first kernel of zeros the norm of the difference. The sizes must be equal.
double relative_change(const Tensor& now, const Tensor& first);

}  // namespace descent
