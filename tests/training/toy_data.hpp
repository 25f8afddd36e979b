#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "engine/data/dataset.hpp"

namespace descent::tests {

// A data set of rows as given; every sample of the test split is also one of the training split.
inline std::shared_ptr<const Dataset> toy_data(std::size_t classes, std::size_t inputs,
                                               std::vector<float> x, std::vector<float> y,
                                               std::size_t test_samples) {
  Dataset dataset;
  dataset.name = "points";
  dataset.input_shape = {inputs};
  dataset.classes = classes;
  dataset.class_names = std::vector<std::string>(classes, "class");
  dataset.train.inputs = Samples({inputs}, std::move(x));
  const std::size_t width = y.size() / dataset.train.inputs.count();
  dataset.train.targets = Samples({width}, std::move(y));
  dataset.validation = dataset.train;
  dataset.validation.inputs.truncate(test_samples);
  dataset.validation.targets.truncate(test_samples);
  return std::make_shared<const Dataset>(std::move(dataset));
}

// Y = 2X - 1 at X = -1 … 4.
inline std::shared_ptr<const Dataset> line_data(std::size_t test_samples = 0) {
  return toy_data(0, 1, {-1, 0, 1, 2, 3, 4}, {-3, -1, 1, 3, 5, 7}, test_samples);
}

// The four corners of xor.
inline std::shared_ptr<const Dataset> xor_data(std::size_t test_samples = 4) {
  return toy_data(2, 2, {0, 0, 0, 1, 1, 0, 1, 1}, {0, 1, 1, 0}, test_samples);
}

}  // namespace descent::tests
