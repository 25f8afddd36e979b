#include "engine/training/batch.hpp"

#include <algorithm>

namespace descent {
namespace {

void grow(std::vector<float>& values, std::size_t size) {
  if (values.size() < size) values.resize(size);
}

}  // namespace

void fill_batch(Batch& batch, const Split& split, bool classification, const TargetCode& code,
                std::span<const std::uint32_t> indices) {
  const std::size_t inputs = split.inputs.sample_size();
  batch.rows = indices.size();
  grow(batch.inputs, batch.rows * inputs);
  grow(batch.targets, batch.rows * code.width);
  if (classification) grow(batch.labels, batch.rows);
  split.inputs.fetch(indices);
  for (std::size_t row = 0; row < batch.rows; ++row) {
    split.inputs.copy_sample(indices[row], &batch.inputs[row * inputs]);
    float* target = &batch.targets[row * code.width];
    if (classification) {
      split.targets.copy_sample(indices[row], &batch.labels[row]);
      encode_target(code, &batch.labels[row], target);
    } else {
      split.targets.copy_sample(indices[row], target);
    }
  }
}

}  // namespace descent
