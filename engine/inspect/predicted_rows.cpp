#include "engine/inspect/predicted_rows.hpp"

#include <algorithm>

namespace descent {
namespace {

constexpr std::uint64_t work_of_a_piece = 10'000'000;  // multiply-adds: a few milliseconds
constexpr std::uint64_t most_rows = 64;

}  // namespace

std::size_t rows_of_a_piece(const Sequential& model) {
  const std::uint64_t work = std::max<std::uint64_t>(model.multiply_adds(), 1);
  return static_cast<std::size_t>(std::clamp<std::uint64_t>(work_of_a_piece / work, 1, most_rows));
}

std::vector<float> predicted_rows(const Sequential& model, const KernelTable& kernels,
                                  std::span<const float> samples) {
  const std::size_t rows = samples.size() / element_count(model.input_shape());
  Cache cache = model.make_cache(rows, Mode::inference);
  const float* outputs = model.predict(kernels, samples.data(), rows, cache);
  return {outputs, outputs + rows * model.output_size()};
}

std::size_t largest_output(std::span<const float> outputs) {
  std::size_t largest = 0;
  for (std::size_t i = 1; i < outputs.size(); ++i) {
    const bool none_yet = outputs[largest] != outputs[largest];
    if (outputs[i] > outputs[largest] || none_yet) largest = i;
  }
  return largest;
}

}  // namespace descent
