#include "engine/inspect/classification_report.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace descent;
using Catch::Approx;

// scikit-learn's own example: y_true = [0, 1, 2, 2, 2], y_pred = [0, 0, 2, 2, 1].
TEST_CASE("precision, recall and F1 are those of scikit-learn's classification report") {
  const ClassificationReport report = classification_report({3, {1, 0, 0, 1, 0, 0, 0, 1, 2}});
  REQUIRE(report.classes.size() == 3);
  CHECK(report.classes[0].precision == Approx(0.5));
  CHECK(report.classes[0].recall == Approx(1));
  CHECK(report.classes[0].f1 == Approx(2.0 / 3));
  CHECK(report.classes[0].support == 1);
  CHECK(report.classes[1].precision == 0);
  CHECK(report.classes[1].f1 == 0);
  CHECK(report.classes[2].precision == Approx(1));
  CHECK(report.classes[2].recall == Approx(2.0 / 3));
  CHECK(report.classes[2].f1 == Approx(0.8));
  CHECK(report.classes[2].support == 3);
  CHECK(report.accuracy == Approx(0.6));
  CHECK(report.macro.precision == Approx(0.5));
  CHECK(report.macro.recall == Approx(5.0 / 9));
  CHECK(report.macro.f1 == Approx((2.0 / 3 + 0.8) / 3));
  CHECK(report.weighted.precision == Approx(0.7));
  CHECK(report.weighted.recall == Approx(0.6));
  CHECK(report.weighted.f1 == Approx((2.0 / 3 + 2.4) / 5));
  CHECK(report.weighted.support == 5);
}

TEST_CASE("a class without samples, or that nothing is taken for, has shares of 0") {
  const ClassificationReport report = classification_report({2, {0, 3, 0, 0}});
  CHECK(report.classes[0].precision == 0);  // nothing is taken for it
  CHECK(report.classes[0].recall == 0);
  CHECK(report.classes[1].recall == 0);  // it has no samples
  CHECK(report.classes[1].precision == 0);
  CHECK(report.accuracy == 0);
  CHECK(classification_report({2, {0, 0, 0, 0}}).weighted.f1 == 0);
}
