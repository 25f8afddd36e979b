#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/model/sequential.hpp"
#include "engine/training/metrics.hpp"
#include "engine/training/prediction.hpp"
#include "engine/training/share.hpp"

namespace descent {

// Takes a model over all samples of a split, in order, a slice of rows at a time.
class Evaluator {
 public:
  // The split has to outlive the evaluator. `threads`: how many share a slice at most.
  Evaluator(const Sequential& model, const Split& split, std::size_t classes, Loss loss,
            const TargetCode& code, std::size_t threads = 1);

  // Back to the first sample.
  void begin();
  // One slice; call until done().
  void advance(const Sequential& model, const KernelTable& kernels, ThreadPool& threads);
  bool done() const { return position_ == split_->count(); }
  double progress() const;

  // Of the samples so far. `penalty` is the regularisation's share of the loss.
  Scores scores(double penalty) const { return sums_.scores(penalty); }
  // Of the samples so far; empty for regression.
  const std::vector<Prediction>& predictions() const { return predictions_; }

 private:
  // A share's rows of the slice, the first of which is sample `begin`.
  struct Part {
    Share share;
    std::vector<std::uint32_t> indices;
    std::vector<float> gradient;  // the losses write one; nobody reads it here
  };
  void evaluate(const Sequential& model, const KernelTable& kernels, Part& part,
                std::size_t begin) const;
  void gather(const Part& part);

  const Split* split_;
  std::size_t classes_, outputs_;
  Loss loss_;
  TargetCode code_;
  std::size_t part_rows_;
  std::size_t position_ = 0;
  std::vector<Part> parts_;
  ScoreSums sums_;
  std::vector<Prediction> predictions_;
};

}  // namespace descent
