#pragma once

#include <cstddef>
#include <vector>

#include "engine/data/dataset.hpp"
#include "engine/losses/loss.hpp"
#include "engine/model/sequential.hpp"
#include "engine/training/batch.hpp"
#include "engine/training/metrics.hpp"

namespace descent {

// How many training samples a model's loss can be measured on in a few milliseconds, so that it can
// be measured at thousands of places: at most 512 and all there are. 0: the model is too large.
std::size_t samples_in_time(const Sequential& model, std::size_t available);

// What a network comes to on the samples.
struct MeasuredLoss {
  Scores scores;       // with the regularisers' share of the loss
  double penalty = 0;  // that share
};

// The loss of one network after another, all of the same form, on the same training samples, which
// lie evenly in the whole set. As predict() has them: without dropout and augmentation.
class SampledLoss {
 public:
  // 1 <= samples <= dataset.train.count(). An Error where model, data and loss do not fit.
  SampledLoss(const Sequential& model, const Dataset& dataset, Loss loss, std::size_t samples);

  std::size_t samples() const { return batch_.rows; }
  MeasuredLoss at(const Sequential& model, const KernelTable& kernels);

 private:
  Loss loss_;
  Batch batch_;
  std::size_t slice_rows_, target_width_;
  Cache cache_;
  ScoreSums sums_;
  std::vector<float> gradient_;  // the losses write one; nobody reads it here
};

}  // namespace descent
