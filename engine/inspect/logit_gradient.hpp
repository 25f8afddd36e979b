#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/model/sequential.hpp"

namespace descent {

// How what a model says of one sample hangs on each of the sample's numbers, with the network as it
// predicts: nothing is left to chance, and BatchNormalization uses its moving statistics. The model
// has to outlive it.
class LogitGradient {
 public:
  // An Error where the sample has not as many numbers as the model's input.
  LogitGradient(const Sequential& model, const KernelTable& kernels, std::vector<float> sample);

  const std::vector<float>& sample() const { return sample_; }
  // What the model says; and that before its last activation, which the gradients are of.
  const std::vector<float>& outputs() const { return outputs_; }
  const std::vector<float>& logits() const { return logits_; }

  // The gradient of Σ weights[k] · logits[k], a weight for each output, by each of the sample's
  // numbers.
  std::vector<float> of(std::span<const float> weights);
  // Of the logit of one class.
  std::vector<float> of_class(std::size_t output);
  // Of what makes a class the answer: its logit less the logarithm of the others' exponentials
  // added up. With softmax it points as the gradient of the class's log probability does, and is
  // not lost where that probability is rounded to 1.
  std::vector<float> of_margin(std::size_t output);

 private:
  const Sequential& model_;
  const KernelTable& kernels_;
  std::vector<float> sample_;
  Cache cache_;
  std::vector<float> outputs_, logits_;
};

}  // namespace descent
