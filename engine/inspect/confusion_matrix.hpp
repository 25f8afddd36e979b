#pragma once

#include <cstddef>
#include <vector>

#include "engine/data/dataset.hpp"
#include "engine/training/prediction.hpp"

namespace descent {

// How many samples of each class were taken for which.
struct ConfusionMatrix {
  std::size_t classes = 0;
  std::vector<std::size_t> counts;  // classes × classes, a row for each true class

  std::size_t at(std::size_t truth, std::size_t predicted) const {
    return counts[truth * classes + predicted];
  }
  std::size_t of_class(std::size_t truth) const;       // the sum of its row
  std::size_t taken_for(std::size_t predicted) const;  // the sum of its column
};

// Of predictions for the samples of a split, in their order.
ConfusionMatrix confusion_matrix(std::size_t classes, const Split& split,
                                 const std::vector<Prediction>& predictions);

}  // namespace descent
