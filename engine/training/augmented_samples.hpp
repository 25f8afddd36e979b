#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/tensor.hpp"
#include "engine/model/cache.hpp"
#include "engine/model/sequential.hpp"

namespace descent {

// The first samples of a batch before and behind each layer that changes pictures at random
// (LayerInfo::augments): what the network has really been fed.
struct AugmentedSamples {
  static constexpr std::size_t most = 6;

  struct Layer {
    std::size_t layer = 0;             // of the model
    Shape shape;                       // of one sample, before it and behind it
    std::vector<float> before, after;  // samples × shape
  };

  std::size_t epoch = 0, step = 0;     // of the batch; the first is 1
  std::vector<std::uint32_t> samples;  // of the training split
  std::vector<Layer> layers;           // from the input on

  // Null where that layer changes no pictures.
  const Layer* of(std::size_t layer) const;
};

// The memory that they take of batches, or their first slices, of so many rows.
std::uint64_t augmented_bytes(const Sequential& model, std::size_t rows);

// Keeps them while a model is trained. After the first batch it allocates memory only in newest().
class AugmentationKeeper {
 public:
  // After the model's forward() of the first samples of a batch, `samples` of the training split.
  void take(const Sequential& model, const Cache& cache, const float* input,
            std::span<const std::uint32_t> samples, std::size_t epoch, std::size_t step);
  void forget();
  // Null before the first batch, and where no layer changes pictures.
  std::shared_ptr<const AugmentedSamples> newest() const;

 private:
  AugmentedSamples kept_;
  mutable std::shared_ptr<const AugmentedSamples> newest_;  // null where it is not kept_
};

}  // namespace descent
