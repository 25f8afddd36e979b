#include "engine/inspect/kernel_pictures.hpp"

#include <cmath>
#include <variant>

#include "engine/inspect/map_numbers.hpp"

namespace descent {
namespace {

bool keeps_every_number(const Layer& layer) {
  return std::holds_alternative<Flatten>(layer) || std::holds_alternative<Dropout>(layer) ||
         std::holds_alternative<ActivationLayer>(layer) ||
         std::holds_alternative<BatchNormalization>(layer);
}

// What stands behind the row of numbers that a layer gets.
MapShape looked_at(const Sequential& model, std::size_t layer) {
  MapShape shape = map_shape(model.layer_input_shape(layer));
  while (!shape.picture && layer > 0 && keeps_every_number(model.layers()[layer - 1])) {
    shape = map_shape(model.layer_input_shape(--layer));
  }
  return shape;
}

}  // namespace

std::optional<KernelPictures> kernel_pictures(const Sequential& model, std::size_t layer) {
  const Tensor* kernel = model.parameters()[layer].find("kernel");
  if (!kernel) return std::nullopt;
  const Shape& shape = kernel->shape();
  if (shape.size() == 4) return KernelPictures{shape[0], shape[1], shape[2], shape[3]};
  const MapShape picture = looked_at(model, layer);
  if (picture.picture && picture.cells() > 1) {
    return KernelPictures{picture.height, picture.width, picture.channels, shape[1]};
  }
  return KernelPictures{shape[0], shape[1], 1, 1, true};
}

double relative_change(const Tensor& now, const Tensor& first) {
  double moved = 0, before = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const auto a = static_cast<double>(now.data()[i]), b = static_cast<double>(first.data()[i]);
    moved += (a - b) * (a - b);
    before += b * b;
  }
  return before > 0 ? std::sqrt(moved / before) : std::sqrt(moved);
}

}  // namespace descent
