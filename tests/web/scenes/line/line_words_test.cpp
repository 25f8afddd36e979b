#include "web/scenes/line/line_words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

namespace descent {
namespace {

Sequential line_model(float w, float b) {
  Sequential model(Shape{1}, {Dense{}}, 1);
  model.parameters()[0].kernel().data()[0] = w;
  model.parameters()[0].bias().data()[0] = b;
  return model;
}

}  // namespace

TEST_CASE("The points and the line in words, with the error that is seen") {
  const std::vector<LinePoint> points = {{-1, -3}, {0, -1}, {1, 3}};
  const Sequential model = line_model(2, -1);  // off by 2 at the last
  CHECK(fit_summary(points, model) ==
        "3 points and the line ŷ = 2.000 x − 1.000. The mean of the squared differences is 1.333.");
  const ui::PictureTable table = fit_table(points, model);
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0] == std::vector<std::string>{"−1", "−3", "−3", "0"});
  CHECK(table.rows[2] == std::vector<std::string>{"1", "3", "1", "4"});
  CHECK(fit_summary({}, model) == "There are no points.");
  CHECK(fit_table(std::vector<LinePoint>(80, {1, 1}), model).rows.size() == 50);
}

TEST_CASE("The loss over w in words: where it is least, and where one is") {
  std::vector<CurvePoint> curve;
  for (int i = 0; i <= 120; ++i) {
    const double w = -1 + i / 20.0;
    curve.push_back({w, (w - 2) * (w - 2) + 0.5});
  }
  CHECK(slice_summary(curve, {-1, 9.5}) ==
        "The loss over w from −1 to 5 is least, 0.5, at w 2. Now w is −1 and the loss 9.5.");
  const ui::PictureTable table = slice_table(curve);
  REQUIRE(table.rows.size() == 13);
  CHECK(table.rows.front() == std::vector<std::string>{"−1", "9.5"});
  CHECK(table.rows[6] == std::vector<std::string>{"2", "0.5"});
  CHECK(table.rows.back() == std::vector<std::string>{"5", "9.5"});
}

}  // namespace descent
