#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/layers/layer.hpp"
#include "engine/layers/layer_parameters.hpp"
#include "web/app/state/filter_lab.hpp"

namespace descent {

// Whether a network can take the lab's filter as one of its first layer's, which looks at the image
// itself.
struct FilterUse {
  std::optional<std::size_t> layer;  // the Conv2D that can
  // Else why it cannot, what would mend that, and the layers with which it could; these are empty
  // where nothing does.
  std::string reason, remedy;
  std::vector<Layer> mended;
};
FilterUse filter_use(const Shape& input, const std::vector<Layer>& layers, const FilterLab& lab);

// Of a layer's kernel (height, width, channels, filters): the numbers of one filter, row by row.
std::vector<float> filter_of(const Tensor& kernel, std::size_t filter);

// These become the numbers of one filter of a Conv2D, and its bias, if it has one. An Error where
// there is no such filter, or one of another size, or a number is none.
void put_filter(LayerParameters& conv, std::size_t filter, std::span<const float> numbers,
                float bias);

}  // namespace descent
