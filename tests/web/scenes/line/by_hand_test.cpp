#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "web/scenes/line/hand_line.hpp"
#include "web/scenes/line/hand_loss.hpp"
#include "web/scenes/line/hand_trail.hpp"
#include "web/scenes/line/line_handles.hpp"

namespace descent {
namespace {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

// y = 2x − 1 at −1 … 4, as courses begin.
std::vector<LinePoint> course_points() {
  return {{-1, -3}, {0, -1}, {1, 1}, {2, 3}, {3, 5}, {4, 7}};
}

}  // namespace

TEST_CASE("the loss by hand is worked out as the course does") {
  const HandLoss loss = hand_loss({3, -1}, course_points(), LossMeasure::root_of_sum);
  CHECK(loss.sum == 31);
  CHECK_THAT(loss.loss, WithinAbs(5.5678, 5e-5));
  REQUIRE(loss.rows.size() == 6);
  CHECK(loss.rows[0].said == -4);
  CHECK(loss.rows[0].difference == -1);
  CHECK(loss.rows[5].part == 16);
  CHECK(hand_loss({2, -1}, course_points(), LossMeasure::root_of_sum).loss == 0);
}

TEST_CASE("every measure of a guess is its formula's") {
  const std::vector<LinePoint> points = {{0.5, -2}, {1.5, 4}, {-3, 1}};
  const Line line{-1.25, 0.75};
  const double off[] = {-0.625 + 0.75 + 2, -1.875 + 0.75 - 4, 3.75 + 0.75 - 1};
  const double squares = off[0] * off[0] + off[1] * off[1] + off[2] * off[2];
  const double sizes = std::abs(off[0]) + std::abs(off[1]) + std::abs(off[2]);
  const auto loss = [&](LossMeasure measure) { return measured_loss(line, points, measure); };
  CHECK_THAT(loss(LossMeasure::root_of_sum), WithinRel(std::sqrt(squares), 1e-14));
  CHECK_THAT(loss(LossMeasure::mean_squared_error), WithinRel(squares / 3, 1e-14));
  CHECK_THAT(loss(LossMeasure::root_mean_squared_error), WithinRel(std::sqrt(squares / 3), 1e-14));
  CHECK_THAT(loss(LossMeasure::mean_absolute_error), WithinRel(sizes / 3, 1e-14));
  CHECK(loss(LossMeasure::mean_squared_error) == mean_squared_error(line, points));
}

TEST_CASE("the formula stands there with its numbers") {
  const std::vector<LinePoint> points = {{-1, -3}, {1, 1}, {4, 7}};
  const auto formula = [&](LossMeasure measure) {
    return formula_with_numbers(hand_loss({3, -1}, points, measure), measure);
  };
  CHECK(formula(LossMeasure::root_of_sum) == "√((−1)² + 1² + 4²) = √18 = 4.2426");
  CHECK(formula(LossMeasure::mean_squared_error) == "((−1)² + 1² + 4²) / 3 = 18 / 3 = 6.0000");
  CHECK(formula(LossMeasure::root_mean_squared_error) ==
        "√(((−1)² + 1² + 4²) / 3) = √(18 / 3) = 2.4495");
  CHECK(formula(LossMeasure::mean_absolute_error) == "(|−1| + |1| + |4|) / 3 = 6 / 3 = 2.0000");
  const std::vector<LinePoint> many(40, LinePoint{0, 1});
  const std::string text = formula_with_numbers(hand_loss({0, 0}, many, LossMeasure::root_of_sum),
                                                LossMeasure::root_of_sum);
  CHECK(text.find(" + …) = √40 = ") != std::string::npos);
}

TEST_CASE("what is squared stands in brackets unless it is a plain number") {
  const auto square_of = [](double difference) {
    const std::string text =
        formula_with_numbers(hand_loss({0, 0}, {{0, -difference}}, LossMeasure::mean_squared_error),
                             LossMeasure::mean_squared_error);
    return text.substr(1, text.find(") / 1") - 1);
  };
  CHECK(square_of(1234.5) == "1,234²");
  CHECK(square_of(0.25) == "0.25²");
  CHECK(square_of(-2) == "(−2)²");
  CHECK(square_of(3e38) == "(3e+38)²");
  CHECK(square_of(-3e38) == "(−3e+38)²");
  CHECK(square_of(2.5e-7) == "(2.5e-07)²");
}

TEST_CASE("w and b can be slid as far as the best line lies") {
  CHECK(hand_range({3, -1}, Line{2, -1}).reach == 20);
  CHECK(hand_range({3, -1}, Line{2, -1}).step == 0.1);
  const HandRange houses = hand_range({0, 0}, Line{52, 48});
  CHECK(houses.reach >= 104);
  CHECK(houses.step == houses.reach / 200);
  CHECK(hand_range({0, 700}, std::nullopt).reach == 1000);
  CHECK(hand_range({std::numeric_limits<double>::infinity(), 0}, std::nullopt).reach == 20);
}

TEST_CASE("a dragged handle turns the line about the other one, in round numbers") {
  const HandRange range{20, 0.1};
  const Line line = line_through({4, 7.004}, {-1, -3}, range);
  CHECK_THAT(line.w, WithinAbs(2, 1e-9));
  CHECK_THAT(line.b, WithinAbs(-1, 1e-9));
  const Line steep = line_through({1, 1e9}, {0, 0}, range);
  CHECK(steep.w == range.reach);
}

TEST_CASE("handles lie on the line, in sight and apart") {
  const LineView view{-2, 5, -4, 8};
  for (const Line line : {Line{2, -1}, Line{0, 3}, Line{-15, 2}, Line{40, -1}}) {
    CAPTURE(line.w, line.b);
    const auto [left, right] = handle_places(line, view);
    CHECK(right.x - left.x > 0.1);
    for (const LinePoint& place : {left, right}) {
      CHECK_THAT(place.y, WithinAbs(line.at(place.x), 1e-9));
      CHECK((place.x > view.low_x && place.x < view.high_x));
      CHECK((place.y > view.low_y && place.y < view.high_y));
    }
  }
}

TEST_CASE("a line becomes a guess when it has been let go of") {
  HandTrail trail;
  CHECK(std::isinf(trail.follow({1, 1}, false, 10)));
  CHECK(trail.guesses().empty());
  trail.touch(10);
  CHECK(std::isinf(trail.follow({2, 0}, true, 30)));  // still held
  CHECK(trail.follow({2, 0}, false, 10.1) > 0);       // just stepped
  CHECK(trail.guesses().empty());
  trail.follow({2, 0}, false, 31);
  CHECK(trail.guesses() == std::vector<Line>{{2, 0}});
  trail.touch(40);
  trail.follow({2, 0}, false, 50);  // the same again
  CHECK(trail.guesses().size() == 1);
  for (int i = 0; i < 100; ++i) {
    trail.touch(60 + i);
    trail.follow({static_cast<double>(i), 1}, false, 60.9 + i);
  }
  CHECK(trail.guesses().size() == HandTrail::most);
  CHECK(trail.guesses().back() == Line{99, 1});
  trail.clear();
  CHECK(trail.guesses().empty());
}

}  // namespace descent
