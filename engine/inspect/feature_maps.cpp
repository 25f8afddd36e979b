#include "engine/inspect/feature_maps.hpp"

#include <algorithm>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {

std::vector<Tensor> feature_maps(const Sequential& model, const KernelTable& kernels,
                                 std::span<const float> sample) {
  const std::size_t inputs = element_count(model.input_shape());
  if (sample.size() != inputs) {
    throw Error(
        tr("A sample of this model has {0} numbers, not {1}: give all numbers of one sample.",
           inputs, sample.size()));
  }
  Cache cache = model.make_cache(1, Mode::inference);
  model.predict(kernels, sample.data(), 1, cache);
  std::vector<Tensor> maps;
  for (std::size_t layer = 0; layer < model.layers().size(); ++layer) {
    maps.emplace_back(model.layer_output_shape(layer));
    Tensor& map = maps.back();
    std::copy_n(model.layer_output(cache, layer, sample.data()), map.size(), map.begin());
  }
  return maps;
}

}  // namespace descent
