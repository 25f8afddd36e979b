#include "web/scenes/images/judging_classes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace descent {

TEST_CASE("the report is copied as lines with tabs") {
  Dataset dataset;
  dataset.classes = 2;
  dataset.class_names = {"cat", "dog"};
  const ConfusionMatrix matrix{2, {3, 1, 0, 4}};
  CHECK(report_table(classification_report(matrix), dataset) ==
        "Class\tPrecision\tRecall\tF1\tImages\n"
        "cat\t1.000\t0.750\t0.857\t4\n"
        "dog\t0.800\t1.000\t0.889\t4\n"
        "Accuracy\t\t\t0.875\t8\n"
        "Macro mean\t0.900\t0.875\t0.873\t8\n"
        "Weighted mean\t0.900\t0.875\t0.873\t8\n");
}

}  // namespace descent
