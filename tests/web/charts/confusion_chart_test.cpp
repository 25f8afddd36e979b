#include "web/charts/confusion_chart.hpp"

#include <catch2/catch_test_macros.hpp>

namespace descent {

TEST_CASE("a few mistakes are told from none, and from many") {
  CHECK(mistake_weight(0, 0.2f) == 0);
  CHECK(mistake_weight(0.002f, 0.2f) >= 0.1f);
  CHECK(mistake_weight(0.05f, 0.2f) > mistake_weight(0.01f, 0.2f) + 0.03f);
  CHECK(mistake_weight(0.2f, 0.2f) == 0.5f);
  // Where all are rare none looks like a disaster.
  CHECK(mistake_weight(0.01f, 0.01f) < 0.2f);
}

TEST_CASE("a cell tells how many, or which share of its row or column") {
  const ConfusionMatrix matrix{2, {1230, 10, 0, 90}};
  const ConfusionCell right{0, 0}, wrong{0, 1}, none{1, 0}, last{1, 1};
  CHECK(confusion_text(matrix, right, MatrixNumbers::counts) == "1,230");
  CHECK(confusion_text(matrix, right, MatrixNumbers::row_shares) == "99");
  CHECK(confusion_text(matrix, right, MatrixNumbers::column_shares) == "100");
  CHECK(confusion_text(matrix, wrong, MatrixNumbers::row_shares) == "0.8");
  CHECK(confusion_text(matrix, wrong, MatrixNumbers::column_shares) == "10");
  CHECK(confusion_text(matrix, last, MatrixNumbers::column_shares) == "90");
  CHECK(confusion_text(matrix, none, MatrixNumbers::counts).empty());
  CHECK(confusion_share(ConfusionMatrix{1, {0}}, right, MatrixNumbers::row_shares) == 0);
}

}  // namespace descent
