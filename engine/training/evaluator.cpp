#include "engine/training/evaluator.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "engine/training/slice_rows.hpp"

namespace descent {
Evaluator::Evaluator(const Sequential& model, const Split& split, std::size_t classes, Loss loss,
                     const TargetCode& code, ThreadPool& threads)
    : split_(&split),
      classes_(classes),
      loss_(loss),
      code_(code),
      slice_rows_(evaluation_rows(model, split.count())),
      cache_(model.make_cache(slice_rows_, Mode::inference, threads)),
      indices_(slice_rows_),
      gradient_(slice_rows_ * model.output_size()),
      sums_(classes, model.output_size(), code.threshold) {}

void Evaluator::begin() {
  position_ = 0;
  sums_.clear();
  predictions_.clear();
  if (classes_ > 0) predictions_.reserve(split_->count());
}

void Evaluator::advance(const Sequential& model, const KernelTable& kernels) {
  const std::size_t rows = std::min(slice_rows_, split_->count() - position_);
  const std::size_t outputs = model.output_size();
  const std::span<std::uint32_t> indices(indices_.data(), rows);
  std::iota(indices.begin(), indices.end(), static_cast<std::uint32_t>(position_));
  fill_batch(batch_, *split_, classes_ > 0, code_, indices, *cache_.threads);

  const float* input = batch_.inputs.data();
  const float* output = model.predict(kernels, input, rows, cache_);
  const double loss =
      loss_and_gradient(loss_, kernels, rows, outputs, model.loss_input(loss_, cache_, input),
                        batch_.targets.data(), rows, gradient_.data());
  sums_.add(rows, output, batch_.targets.data(), batch_.labels.data(), loss);
  if (classes_ > 0) {
    for (std::size_t row = 0; row < rows; ++row) {
      predictions_.push_back(read_prediction(code_, outputs, output + row * outputs));
    }
  }
  position_ += rows;
}

double Evaluator::progress() const {
  return split_->count() == 0
             ? 1.0
             : static_cast<double>(position_) / static_cast<double>(split_->count());
}

}  // namespace descent
