#include "web/charts/confusion_words.hpp"

#include <utility>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/class_marks.hpp"

namespace descent {

std::string confusion_summary(const ConfusionMatrix& matrix, const Dataset& dataset) {
  std::size_t right = 0, all = 0;
  ConfusionCell worst;
  for (std::size_t truth = 0; truth < matrix.classes; ++truth) {
    right += matrix.at(truth, truth);
    all += matrix.of_class(truth);
    for (std::size_t said = 0; said < matrix.classes; ++said) {
      const bool most = worst.truth == worst.predicted ||
                        matrix.at(truth, said) > matrix.at(worst.truth, worst.predicted);
      if (truth != said && matrix.at(truth, said) > 0 && most) worst = {truth, said};
    }
  }
  const std::string score = tr("Right for {0} of {1}.", with_commas(right), with_commas(all));
  if (worst.truth == worst.predicted) return score;
  return score + " " +
         tr("Most often {0} is taken for {1}: {2} of {3}.", class_title(dataset, worst.truth),
            class_title(dataset, worst.predicted),
            with_commas(matrix.at(worst.truth, worst.predicted)),
            with_commas(matrix.of_class(worst.truth)));
}

ui::PictureTable confusion_table(const ConfusionMatrix& matrix, const Dataset& dataset) {
  ui::PictureTable table{
      tr("A row for each true class, a column for what it is taken for"), {tr("true class")}, {}};
  for (std::size_t label = 0; label < matrix.classes; ++label) {
    table.head.push_back(class_title(dataset, label));
    std::vector<std::string> row = {class_title(dataset, label)};
    for (std::size_t said = 0; said < matrix.classes; ++said) {
      row.push_back(with_commas(matrix.at(label, said)));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

void tell_confusion(std::string_view id, const ConfusionMatrix& matrix, const Dataset& dataset) {
  ui::tell_picture(
      id, [&] { return confusion_summary(matrix, dataset); },
      [&] { return std::vector<ui::PictureTable>{confusion_table(matrix, dataset)}; });
}

}  // namespace descent
