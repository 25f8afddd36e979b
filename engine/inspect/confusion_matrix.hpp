#pragma once

#include <cstddef>
#include <cstdint>
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

// One place in it.
struct ConfusionCell {
  std::size_t truth = 0, predicted = 0;
  bool operator==(const ConfusionCell&) const = default;
};

// What is told of a cell: how many, or which share of their row (of a class: its recall lies on the
// diagonal) or of their column (of what is taken for it: precision).
enum class MatrixNumbers : std::uint8_t { counts, row_shares, column_shares };
// The share of a cell in its column, or else in its row; 0 of nothing.
double confusion_share(const ConfusionMatrix& matrix, const ConfusionCell& cell,
                       MatrixNumbers numbers);

// Of predictions for the samples of a split, in their order.
ConfusionMatrix confusion_matrix(std::size_t classes, const Split& split,
                                 const std::vector<Prediction>& predictions);

}  // namespace descent
