#include "engine/inspect/confusion_matrix.hpp"

#include <algorithm>

namespace descent {

std::size_t ConfusionMatrix::of_class(std::size_t truth) const {
  std::size_t sum = 0;
  for (std::size_t predicted = 0; predicted < classes; ++predicted) sum += at(truth, predicted);
  return sum;
}

std::size_t ConfusionMatrix::taken_for(std::size_t predicted) const {
  std::size_t sum = 0;
  for (std::size_t truth = 0; truth < classes; ++truth) sum += at(truth, predicted);
  return sum;
}

double confusion_share(const ConfusionMatrix& matrix, const ConfusionCell& cell,
                       MatrixNumbers numbers) {
  const std::size_t all = numbers == MatrixNumbers::column_shares ? matrix.taken_for(cell.predicted)
                                                                  : matrix.of_class(cell.truth);
  const auto count = static_cast<double>(matrix.at(cell.truth, cell.predicted));
  return all == 0 ? 0 : count / static_cast<double>(all);
}

ConfusionMatrix confusion_matrix(std::size_t classes, const Split& split,
                                 const std::vector<Prediction>& predictions) {
  ConfusionMatrix matrix{classes, std::vector<std::size_t>(classes * classes, 0)};
  const std::size_t samples = std::min(split.count(), predictions.size());
  for (std::size_t i = 0; i < samples; ++i) {
    float label = 0;
    split.targets.copy_sample(i, &label);
    const auto truth = static_cast<std::size_t>(label);
    const std::size_t predicted = predictions[i].label;
    if (truth < classes && predicted < classes) ++matrix.counts[truth * classes + predicted];
  }
  return matrix;
}

}  // namespace descent
