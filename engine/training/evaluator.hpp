#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/model/sequential.hpp"
#include "engine/training/batch.hpp"
#include "engine/training/metrics.hpp"
#include "engine/training/prediction.hpp"

namespace descent {

// Takes a model over all samples of a split, in order, a slice of rows at a time.
class Evaluator {
 public:
  // The split and the threads have to outlive the evaluator.
  Evaluator(const Sequential& model, const Split& split, std::size_t classes, Loss loss,
            const TargetCode& code, ThreadPool& threads = calling_thread());

  // Back to the first sample.
  void begin();
  // One slice; call until done().
  void advance(const Sequential& model, const KernelTable& kernels);
  bool done() const { return position_ == split_->count(); }
  double progress() const;

  // Of the samples so far. `penalty` is the regularisation's share of the loss.
  Scores scores(double penalty) const { return sums_.scores(penalty); }
  // Of the samples so far; empty for regression.
  const std::vector<Prediction>& predictions() const { return predictions_; }

 private:
  const Split* split_;
  std::size_t classes_;
  Loss loss_;
  TargetCode code_;
  std::size_t slice_rows_;
  std::size_t position_ = 0;
  Cache cache_;
  Batch batch_;
  std::vector<std::uint32_t> indices_;
  std::vector<float> gradient_;  // the losses write one; nobody reads it here
  ScoreSums sums_;
  std::vector<Prediction> predictions_;
};

}  // namespace descent
