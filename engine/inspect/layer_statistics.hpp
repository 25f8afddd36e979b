#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/data/dataset.hpp"
#include "engine/inspect/histogram.hpp"
#include "engine/model/sequential.hpp"
#include "engine/training/batch.hpp"
#include "engine/training/targets.hpp"

namespace descent {

// What a layer with parameters does with samples, and what they ask of its weights.
struct LayerStatistics {
  std::size_t layer = 0;   // counted from 0
  std::size_t number = 0;  // among those with parameters, counted from 1
  Activation activation = Activation::linear;
  std::size_t units = 0;  // Dense: its units; Conv2D: its filters
  bool last = false;

  // relu: units that put out 0 for every sample, and so have no gradient.
  std::size_t dead_units = 0;
  // tanh, sigmoid: the share of all outputs so near to their limits that the slope there is below
  // a twentieth of the steepest.
  double saturated_share = 0;
  double weight_size = 0;    // root of the mean square of its kernel
  double gradient_size = 0;  // the same of the loss's gradient with respect to it
  bool finite = true;        // outputs, parameters and gradients

  Histogram weights, gradients, outputs;  // of the kernel, the loss's with respect to it, its own
};

struct ModelStatistics {
  std::vector<LayerStatistics> layers;  // those with parameters
  double largest_input = 0;             // by its magnitude
  std::size_t samples = 0;              // that were looked at
  std::size_t classes = 0;              // of the data set; 0 for values
};

// Looks at the first `most_samples` samples of a split, which is in random order, in pieces: slices
// of samples forwards and backwards through the model, then its numbers. Dropout is left out. The
// code is that of the trainer's target_code(). Model and split have to outlive it.
class LayerStatisticsPass {
 public:
  // Multiply-adds of a slice, forwards. Less than training's: a look may be the first to run this
  // code, which a browser has not made fast yet, and on the page's thread.
  static constexpr std::uint64_t slice_work = 4'000'000;

  LayerStatisticsPass(const Sequential& model, const KernelTable& kernels, const Split& split,
                      std::size_t classes, Loss loss, const TargetCode& code,
                      std::size_t most_samples = 256);

  // A piece of some milliseconds at most, but for layers that look at all samples together. Returns
  // whether that was the last.
  bool advance();
  const ModelStatistics& statistics() const { return statistics_; }  // once it was

 private:
  // Numbers of a layer that are gone through, first for their range and size, then to be counted.
  struct Numbers {
    enum class Of { kernel, gradient, outputs, others };
    std::size_t layer;  // of statistics_
    Of of;
    std::span<const float> values;
  };
  void take_slice();
  void begin_layers();
  void add_layer(std::size_t index);
  void look_at(const Numbers& numbers, std::span<const float> piece);
  void end_look(const Numbers& numbers);

  const Sequential& model_;
  const KernelTable& kernels_;
  const Split& split_;
  Loss loss_;
  TargetCode code_;
  ModelStatistics statistics_;
  // --- the samples ---
  std::size_t position_ = 0, slice_rows_ = 0;
  std::optional<Cache> cache_;  // made with the first slice
  Batch batch_;
  std::vector<std::vector<float>> outputs_;  // by layer; empty where nobody looks at them
  // --- the numbers ---
  bool layers_begun_ = false;
  Parameters gradients_;
  std::vector<Numbers> numbers_;
  std::size_t next_ = 0, done_ = 0;  // of numbers_, and of its values
  bool counting_ = false;
  double sum_of_squares_ = 0;
  std::size_t flat_ = 0;             // outputs
  std::vector<std::uint8_t> alive_;  // units
  HistogramCount count_;
};

// The whole of it at once. Looks at the first `most_samples` samples of a split, which is in random
// order. Dropout is left out. The code is that of the trainer's target_code().
ModelStatistics layer_statistics(const Sequential& model, const KernelTable& kernels,
                                 const Split& split, std::size_t classes, Loss loss,
                                 const TargetCode& code, std::size_t most_samples = 256);

}  // namespace descent
