#include "web/app/state/filter_use.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr std::size_t filters_of_added_layer = 8;

bool fits(Shape shape, const std::vector<Layer>& layers) {
  try {
    for (const Layer& layer : layers) shape = output_shape(layer, shape);
  } catch (const Error&) {
    return false;
  }
  return true;
}

std::size_t first_behind_augmentation(const std::vector<Layer>& layers) {
  std::size_t first = 0;
  while (first < layers.size() && layer_info(layers[first]).augments) ++first;
  return first;
}

std::vector<Layer> with_conv_at(std::vector<Layer> layers, std::size_t place, std::size_t side) {
  Conv2D conv{filters_of_added_layer, {side, side}, {1, 1}, Padding::same, Activation::relu};
  layers.insert(layers.begin() + static_cast<std::ptrdiff_t>(place), conv);
  return layers;
}

std::string size_text(Size2D size) {
  return std::to_string(size.height) + "×" + std::to_string(size.width);
}

}  // namespace

FilterUse filter_use(const Shape& input, const std::vector<Layer>& layers, const FilterLab& lab) {
  FilterUse use;
  const Size2D size{lab.side, lab.side};
  const std::size_t first = first_behind_augmentation(layers);
  const Conv2D* conv = first < layers.size() ? std::get_if<Conv2D>(&layers[first]) : nullptr;
  if (conv && conv->kernel_size == size) {
    use.layer = first;
    return use;
  }
  if (conv) {
    use.reason = tr("The filters of this network's first Conv2D are {0}, and this one is {1}.",
                    size_text(conv->kernel_size), size_text(size));
    use.remedy = tr("Make them {0}", size_text(size));
    use.mended = layers;
    std::get<Conv2D>(use.mended[first]).kernel_size = size;
  } else {
    use.reason =
        tr("This network has no Conv2D that looks at the image: such a layer is made of "
           "filters like this one.");
    use.remedy = tr("Put a Conv2D in front");
    use.mended = with_conv_at(layers, first, lab.side);
  }
  if (!fits(input, use.mended)) {
    use.remedy.clear();
    use.mended.clear();
  }
  return use;
}

std::vector<float> filter_of(const Tensor& kernel, std::size_t filter) {
  const std::size_t filters = kernel.shape().back();
  std::vector<float> numbers;
  for (std::size_t i = filter; i < kernel.size(); i += filters) numbers.push_back(kernel.data()[i]);
  return numbers;
}

void put_filter(LayerParameters& conv, std::size_t filter, std::span<const float> numbers,
                float bias) {
  Tensor* kernel = conv.find("kernel");
  if (!kernel || kernel->dimension() != 4) throw Error(tr("Only a Conv2D has filters."));
  const std::size_t filters = kernel->shape().back();
  if (filter >= filters)
    throw Error(tr("There is no filter {0}: the layer has {1}.", filter, filters));
  if (numbers.size() * filters != kernel->size()) {
    throw Error(tr("A filter of this layer has {0} weights, not {1}.", kernel->size() / filters,
                   numbers.size()));
  }
  const bool finite = std::isfinite(bias) && std::ranges::all_of(numbers, [](float number) {
                        return std::isfinite(number);
                      });
  if (!finite) throw Error(tr("A weight has to be a finite number."));
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    kernel->data()[i * filters + filter] = numbers[i];
  }
  if (Tensor* biases = conv.find("bias")) biases->data()[filter] = bias;
}

}  // namespace descent
