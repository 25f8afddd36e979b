#include "engine/inspect/logit_gradient.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {

LogitGradient::LogitGradient(const Sequential& model, const KernelTable& kernels,
                             std::vector<float> sample)
    : model_(model), kernels_(kernels), sample_(std::move(sample)) {
  const std::size_t inputs = element_count(model.input_shape());
  if (sample_.size() != inputs) {
    throw Error(
        tr("A sample of this model has {0} numbers, not {1}: give all numbers of one sample.",
           inputs, sample_.size()));
  }
  cache_ = model.make_cache(1, Mode::looking_back);
  const float* outputs = model.forward(kernels, sample_.data(), 1, cache_);
  const float* logits = model.logits(cache_, sample_.data());
  outputs_.assign(outputs, outputs + model.output_size());
  logits_.assign(logits, logits + model.output_size());
}

std::vector<float> LogitGradient::of(std::span<const float> weights) {
  std::copy(weights.begin(), weights.end(), model_.loss_gradient(cache_));
  std::vector<float> gradient(sample_.size());
  model_.input_gradient(kernels_, sample_.data(), 1, cache_, gradient.data());
  return gradient;
}

std::vector<float> LogitGradient::of_class(std::size_t output) {
  std::vector<float> weights(logits_.size());
  weights[output] = 1;
  return of(weights);
}

std::vector<float> LogitGradient::of_margin(std::size_t output) {
  float largest = -std::numeric_limits<float>::infinity();
  for (std::size_t k = 0; k < logits_.size(); ++k) {
    if (k != output) largest = std::max(largest, logits_[k]);
  }
  std::vector<float> weights(logits_.size());
  double sum = 0;
  for (std::size_t k = 0; k < logits_.size(); ++k) {
    if (k == output) continue;
    weights[k] = std::exp(logits_[k] - largest);
    sum += double{weights[k]};
  }
  for (float& weight : weights) weight = sum > 0 ? -weight / static_cast<float>(sum) : 0;
  weights[output] = 1;
  return of(weights);
}

}  // namespace descent
