#include "engine/training/evaluator.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "engine/training/slice_rows.hpp"

namespace descent {
Evaluator::Evaluator(const Sequential& model, const Split& split, std::size_t classes, Loss loss,
                     const TargetCode& code, std::size_t threads)
    : split_(&split),
      classes_(classes),
      outputs_(model.output_size()),
      loss_(loss),
      code_(code),
      part_rows_(evaluation_rows(model, split.count())),
      sums_(classes, model.output_size(), code.threshold) {
  const std::size_t parts = evaluation_parts(model, part_rows_, threads);
  for (Share& share : make_shares(model, parts, part_rows_, Mode::inference, 0)) {
    parts_.push_back({std::move(share), std::vector<std::uint32_t>(part_rows_),
                      std::vector<float>(part_rows_ * outputs_)});
  }
}

void Evaluator::begin() {
  position_ = 0;
  sums_.clear();
  predictions_.clear();
  if (classes_ > 0) predictions_.reserve(split_->count());
}

void Evaluator::advance(const Sequential& model, const KernelTable& kernels, ThreadPool& threads) {
  threads.run(parts_.size(), [&](std::size_t i) {
    evaluate(model, kernels, parts_[i], position_ + i * part_rows_);
  });
  for (const Part& part : parts_) gather(part);
}

void Evaluator::evaluate(const Sequential& model, const KernelTable& kernels, Part& part,
                         std::size_t begin) const {
  const std::size_t left = split_->count() - std::min(begin, split_->count());
  const std::size_t rows = std::min(part_rows_, left);
  Share& share = part.share;
  const std::span<std::uint32_t> indices(part.indices.data(), rows);
  std::iota(indices.begin(), indices.end(), static_cast<std::uint32_t>(begin));
  fill_batch(share.batch, *split_, classes_ > 0, code_, indices);
  if (rows == 0) return;
  const float* input = share.batch.inputs.data();
  share.output = model.predict(kernels, input, rows, share.cache);
  share.loss =
      loss_and_gradient(loss_, kernels, rows, outputs_, model.loss_input(loss_, share.cache, input),
                        share.batch.targets.data(), rows, part.gradient.data());
}

void Evaluator::gather(const Part& part) {
  const Batch& batch = part.share.batch;
  if (batch.rows == 0) return;
  const float* output = part.share.output;
  sums_.add(batch.rows, output, batch.targets.data(), batch.labels.data(), part.share.loss);
  if (classes_ > 0) {
    for (std::size_t row = 0; row < batch.rows; ++row) {
      predictions_.push_back(read_prediction(code_, outputs_, output + row * outputs_));
    }
  }
  position_ += batch.rows;
}

double Evaluator::progress() const {
  return split_->count() == 0
             ? 1.0
             : static_cast<double>(position_) / static_cast<double>(split_->count());
}

}  // namespace descent
