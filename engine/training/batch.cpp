#include "engine/training/batch.hpp"

#include <algorithm>

#include "engine/core/sharing.hpp"

namespace descent {
namespace {

void grow(std::vector<float>& values, std::size_t size) {
  if (values.size() < size) values.resize(size);
}

}  // namespace

void fill_batch(Batch& batch, const Split& split, bool classification, const TargetCode& code,
                std::span<const std::uint32_t> indices, ThreadPool& threads) {
  const std::size_t inputs = split.inputs.sample_size();
  batch.rows = indices.size();
  grow(batch.inputs, batch.rows * inputs);
  grow(batch.targets, batch.rows * code.width);
  if (classification) grow(batch.labels, batch.rows);
  // A number from the main memory takes about as long as eight multiply-adds.
  share(threads, batch.rows, 1, 8 * batch.rows * inputs, [&](Stretch part) {
    split.inputs.fetch(indices.subspan(part.begin, part.count));
    for (std::size_t row = part.begin; row < part.begin + part.count; ++row) {
      split.inputs.copy_sample(indices[row], &batch.inputs[row * inputs]);
      float* target = &batch.targets[row * code.width];
      if (classification) {
        split.targets.copy_sample(indices[row], &batch.labels[row]);
        encode_target(code, &batch.labels[row], target);
      } else {
        split.targets.copy_sample(indices[row], target);
      }
    }
  });
}

}  // namespace descent
