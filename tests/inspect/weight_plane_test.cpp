#include "engine/inspect/weight_plane.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

#include "engine/core/random.hpp"

namespace descent {
namespace {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

double product(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

// The norm of a column of a row-major matrix that begins at `first`.
template <typename Values>
double column_norm(const Values& values, std::size_t first, std::size_t rows, std::size_t columns,
                   std::size_t column) {
  double sum = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto value = static_cast<double>(values[first + row * columns + column]);
    sum += value * value;
  }
  return std::sqrt(sum);
}

}  // namespace

TEST_CASE("random directions are as long as the weights of each unit, and leave biases alone",
          "[weight_plane]") {
  // 5 × 7 and 7, gamma and beta of 7, 7 × 3 and 3.
  const Sequential model({5}, {Dense{7, Activation::tanh}, BatchNormalization{}, Dense{3}}, 11);
  const WeightPlane plane = random_plane(model, 4);
  const std::vector<float>& w = plane.origin;
  REQUIRE(w.size() == 35 + 7 + 14 + 21 + 3);
  for (const std::vector<double>& axis : plane.axes) {
    REQUIRE(axis.size() == w.size());
    for (std::size_t unit = 0; unit < 7; ++unit) {
      CHECK_THAT(column_norm(axis, 0, 5, 7, unit), WithinRel(column_norm(w, 0, 5, 7, unit), 1e-12));
    }
    for (std::size_t unit = 0; unit < 3; ++unit) {
      CHECK_THAT(column_norm(axis, 56, 7, 3, unit),
                 WithinRel(column_norm(w, 56, 7, 3, unit), 1e-12));
    }
    for (std::size_t i = 35; i < 56; ++i) CHECK(axis[i] == 0);
    for (std::size_t i = 77; i < 80; ++i) CHECK(axis[i] == 0);
  }
  CHECK(plane.axes[0] != plane.axes[1]);
}

TEST_CASE("a filter of a convolution is normalised as a whole", "[weight_plane]") {
  const Sequential model({6, 6, 2},
                         {Conv2D{.filters = 4, .kernel_size = {3, 3}}, Flatten{}, Dense{2}}, 3);
  const WeightPlane plane = random_plane(model, 1);
  for (std::size_t filter = 0; filter < 4; ++filter) {
    CHECK_THAT(column_norm(plane.axes[0], 0, 18, 4, filter),
               WithinRel(column_norm(plane.origin, 0, 18, 4, filter), 1e-12));
  }
}

TEST_CASE("the seed decides the random directions", "[weight_plane]") {
  const Sequential model({2}, {Dense{4}, Dense{1}}, 1);
  CHECK(random_plane(model, 7).axes == random_plane(model, 7).axes);
  CHECK(random_plane(model, 7).axes != random_plane(model, 8).axes);
}

TEST_CASE("a plane moves what training changes and nothing else", "[weight_plane]") {
  Dense frozen{3};
  frozen.trainable = false;
  Sequential model({2}, {frozen, BatchNormalization{}, Dense{2}}, 5);
  const Parameters before = model.parameters();
  WeightPlane plane;
  plane.origin = trained_weights(model);
  REQUIRE(plane.origin.size() == model.trainable_count());
  plane.axes = {std::vector<double>(plane.origin.size(), 1),
                std::vector<double>(plane.origin.size(), 0)};
  plane.axes[1][0] = 2;
  put_weights(plane, {0.5, 0.25}, model);
  const Parameters& after = model.parameters();
  CHECK(after[0][0] == before[0][0]);
  CHECK(after[0][1] == before[0][1]);
  CHECK(after[1][2] == before[1][2]);  // the moving mean
  CHECK(after[1][0].data()[0] == before[1][0].data()[0] + 1.0f);
  CHECK(after[2][0].data()[0] == before[2][0].data()[0] + 0.5f);
  put_weights(plane, {0, 0}, model);
  CHECK(model.parameters()[2][0] == before[2][0]);
}

TEST_CASE("the plane through a path holds as much of it as any plane can", "[weight_plane]") {
  // Away from the newest along three directions at right angles, by 3, 2 and 1: a plane holds at
  // most 9 + 4 of the squares' sum of 14.
  const std::vector<float> newest = {1, -2, 0.5f, 4};
  std::vector<float> path;
  for (const auto& [axis, length] : {std::pair{2, 3.0f}, {0, -2.0f}, {3, 1.0f}}) {
    std::vector<float> state = newest;
    state[static_cast<std::size_t>(axis)] += length;
    path.insert(path.end(), state.begin(), state.end());
  }
  path.insert(path.end(), newest.begin(), newest.end());
  PathPlane finding(path, newest);
  for (int pass = 0; pass < 1000 && !finding.advance(); ++pass) continue;
  const WeightPlane plane = finding.plane();
  CHECK(plane.origin == newest);
  CHECK_THAT(product(plane.axes[0], plane.axes[0]), WithinRel(1.0, 1e-12));
  CHECK_THAT(product(plane.axes[0], plane.axes[1]), WithinAbs(0, 1e-9));
  const PathOnPlane seen = path_on_plane(plane, path);
  REQUIRE(seen.places.size() == 4);
  CHECK_THAT(seen.share, WithinAbs(13.0 / 14, 1e-7));
  CHECK_THAT(std::abs(seen.places[0].x), WithinAbs(3, 1e-4));
  CHECK_THAT(std::abs(seen.places[1].y), WithinAbs(2, 1e-4));
  CHECK(seen.places[3] == PlaneSpot{0, 0});
}

TEST_CASE("what lies off a plane whose axes are not at right angles is seen at its nearest place",
          "[weight_plane]") {
  Random random(3);
  constexpr std::size_t size = 9;
  WeightPlane plane;
  for (std::size_t i = 0; i < size; ++i) plane.origin.push_back(random.normal());
  for (std::vector<double>& axis : plane.axes) {
    for (std::size_t i = 0; i < size; ++i) axis.push_back(static_cast<double>(random.normal()));
  }
  std::vector<float> state;
  for (std::size_t i = 0; i < size; ++i) state.push_back(random.normal());
  const PathOnPlane seen = path_on_plane(plane, state);
  // The rest stands at right angles on both, and by Pythagoras the share follows from it.
  std::vector<double> rest, all;
  for (std::size_t i = 0; i < size; ++i) {
    all.push_back(static_cast<double>(state[i]) - static_cast<double>(plane.origin[i]));
    rest.push_back(all[i] - seen.places[0].x * plane.axes[0][i] -
                   seen.places[0].y * plane.axes[1][i]);
  }
  CHECK_THAT(product(rest, plane.axes[0]), WithinAbs(0, 1e-12));
  CHECK_THAT(product(rest, plane.axes[1]), WithinAbs(0, 1e-12));
  CHECK_THAT(seen.share, WithinRel(1 - product(rest, rest) / product(all, all), 1e-10));
}

TEST_CASE("a path that goes straight on, or nowhere, has its plane too", "[weight_plane]") {
  const std::vector<float> newest = {1, 1, 1};
  const std::vector<float> straight = {0, 1, 1, 0.5f, 1, 1, 1, 1, 1};
  PathPlane finding(straight, newest);
  for (int pass = 0; pass < 1000 && !finding.advance(); ++pass) continue;
  const PathOnPlane seen = path_on_plane(finding.plane(), straight);
  CHECK_THAT(seen.share, WithinAbs(1, 1e-12));
  CHECK_THAT(std::abs(seen.places[0].x), WithinAbs(1, 1e-9));
  const std::vector<float> still = {1, 1, 1, 1, 1, 1};
  PathPlane none(still, newest);
  for (int pass = 0; pass < 1000 && !none.advance(); ++pass) continue;
  CHECK(path_on_plane(none.plane(), still).share == 1);
}

}  // namespace descent
