#pragma once

#include <vector>

#include "engine/losses/loss.hpp"
#include "engine/model/sequential.hpp"

namespace descent::tests {

// A model's loss worked out a second time, naively and in double: what gradients are checked
// against. Dropout is left out.
class DoubleModel {
 public:
  explicit DoubleModel(const Sequential& model);

  // The parameters in the order of descent::tensors(), flattened.
  std::vector<double>& parameters() { return parameters_; }

  // The mean loss of `rows` samples plus the regularisation penalty.
  double loss(Loss loss, const std::vector<float>& inputs, const std::vector<float>& targets,
              std::size_t rows) const;

  // What the last layer's activation takes, of one sample and with the network as it predicts: by
  // the moving statistics, and with pictures as they are.
  std::vector<double> logits(const std::vector<double>& sample) const;

 private:
  // One row for each sample. Samples are taken together, as BatchNormalization does.
  std::vector<std::vector<double>> outputs(const std::vector<float>& inputs,
                                           std::size_t rows) const;

  const Sequential& model_;
  std::vector<double> parameters_;
};

}  // namespace descent::tests
