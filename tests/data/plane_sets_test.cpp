#include "engine/data/plane_sets.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <string>

#include "engine/core/error.hpp"
#include "tests/data/data_helpers.hpp"
#include "tests/data/plane_points.hpp"

namespace descent {
namespace {

using test::Points;
using test::radius;

Points draw_plane(const std::string& name, std::size_t count, float noise, std::uint64_t seed = 5) {
  Random random(seed);
  return draw_plane_set(name, count, noise, random);
}

std::size_t count_if(const Points& points, const std::function<bool(const PlanePoint&)>& holds) {
  return static_cast<std::size_t>(std::count_if(points.begin(), points.end(), holds));
}

bool is_positive(const PlanePoint& p) { return p.label == 1; }

// Sample mean and variance of f over the points.
struct Moments {
  double mean, variance;
};
Moments moments(const Points& points, const std::function<double(const PlanePoint&)>& f) {
  double sum = 0, squares = 0;
  for (const PlanePoint& p : points) {
    sum += f(p);
    squares += f(p) * f(p);
  }
  const double n = static_cast<double>(points.size());
  return {sum / n, squares / n - sum / n * (sum / n)};
}

const std::vector<std::string> plane_set_names = {"circle", "xor",       "gauss",
                                                  "spiral", "reg_plane", "reg_gauss"};

}  // namespace

TEST_CASE("every 2-D set has just as many points as asked for, from its seed alone") {
  for (const std::string& name : plane_set_names) {
    INFO(name);
    for (const std::size_t count : {1u, 2u, 7u, 500u})
      CHECK(draw_plane(name, count, 0.2f).size() == count);
    const Points one = draw_plane(name, 50, 0.3f), same = draw_plane(name, 50, 0.3f);
    const auto equal = [](const PlanePoint& p, const PlanePoint& q) {
      return p.x == q.x && p.y == q.y && p.label == q.label;
    };
    CHECK(std::equal(one.begin(), one.end(), same.begin(), equal));
    const Points other = draw_plane(name, 50, 0.3f, 6);
    CHECK_FALSE(std::equal(one.begin(), one.end(), other.begin(), equal));
  }
}

TEST_CASE("the sets of two classes have labels 1 and -1, half of each where the set says so") {
  for (const std::string name : {"circle", "gauss", "spiral"}) {
    INFO(name);
    const Points points = draw_plane(name, 501, 0);
    CHECK(count_if(points, is_positive) == 251);
    CHECK(count_if(points, [](const PlanePoint& p) { return p.label == -1; }) == 250);
  }
  // xor takes its points anywhere: 1000 tosses of a coin, within five standard deviations of 15.8.
  const std::size_t positive = count_if(draw_plane("xor", 1000, 0), is_positive);
  CHECK(positive > 420);
  CHECK(positive < 580);
}

TEST_CASE("circle: a disc of radius 2.5 within a ring from 3.5 to 5") {
  const Points points = draw_plane("circle", 2000, 0);
  for (const PlanePoint& p : points) {
    if (p.label == 1) CHECK(radius(p) < 2.5f);
    if (p.label == -1) {
      CHECK(radius(p) > 3.4999f);
      CHECK(radius(p) < 5.0001f);
    }
  }
  // The radius is uniform, not the area: the mean of U[0, 2.5] is 1.25, of U[3.5, 5] 4.25.
  CHECK(std::abs(moments(points, radius).mean - (1.25 + 4.25) / 2) < 0.1);
}

TEST_CASE("xor: the sign of x·y, with a gap of 0.3 along the axes") {
  for (const PlanePoint& p : draw_plane("xor", 2000, 0)) {
    CHECK(p.label == (p.x * p.y >= 0 ? 1 : -1));
    CHECK(std::min(std::abs(p.x), std::abs(p.y)) >= 0.3f);
    CHECK(std::max(std::abs(p.x), std::abs(p.y)) <= 5.3f);
  }
}

TEST_CASE("in circle, xor and the regressions noise changes labels and moves no point") {
  for (const std::string name : {"circle", "xor", "reg_plane", "reg_gauss"}) {
    INFO(name);
    const Points calm = draw_plane(name, 500, 0), noisy = draw_plane(name, 500, 0.5f);
    std::size_t relabelled = 0;
    for (std::size_t i = 0; i < calm.size(); ++i) {
      CHECK(calm[i].x == noisy[i].x);
      CHECK(calm[i].y == noisy[i].y);
      relabelled += calm[i].label != noisy[i].label;
    }
    CHECK(relabelled > 50);
  }
}

TEST_CASE("gauss: centres at ±(2, 2), variance from 0.5 to 4 with the noise") {
  for (const auto& [noise, variance] : {std::pair{0.0f, 0.5}, {0.25f, 2.25}, {0.5f, 4.0}}) {
    INFO("noise " << noise);
    Points points = draw_plane("gauss", 8000, noise);
    // Five standard errors of a mean of 8000, and of their variance (2σ⁴/n).
    const double mean_error = 5 * std::sqrt(variance / 8000);
    const double variance_error = 5 * variance * std::sqrt(2.0 / 8000);
    const Moments x = moments(points, [](const PlanePoint& p) { return p.x - 2 * p.label; });
    const Moments y = moments(points, [](const PlanePoint& p) { return p.y - 2 * p.label; });
    CHECK(std::abs(x.mean) < mean_error);
    CHECK(std::abs(y.mean) < mean_error);
    CHECK(std::abs(x.variance - variance) < variance_error);
    CHECK(std::abs(y.variance - variance) < variance_error);
  }
}

TEST_CASE("spiral: two arms of 1.75 turns, moved by at most the noise") {
  constexpr double pi = 3.14159265358979;
  const Points calm = draw_plane("spiral", 500, 0);
  for (std::size_t i = 0; i < 500; ++i) {
    const double along = static_cast<double>(i % 250) / 250;
    const double angle = 1.75 * along * 2 * pi + (i < 250 ? 0 : pi);
    CHECK(std::abs(calm[i].x - 5 * along * std::sin(angle)) < 1e-4);
    CHECK(std::abs(calm[i].y - 5 * along * std::cos(angle)) < 1e-4);
    CHECK(calm[i].label == (i < 250 ? 1 : -1));
  }
  const Points noisy = draw_plane("spiral", 500, 0.4f);
  double furthest = 0;
  for (std::size_t i = 0; i < 500; ++i) {
    const double moved =
        std::max(std::abs(noisy[i].x - calm[i].x), std::abs(noisy[i].y - calm[i].y));
    CHECK(moved <= 0.4001);
    furthest = std::max(furthest, moved);
    CHECK(noisy[i].label == calm[i].label);
  }
  CHECK(furthest > 0.38);
}

TEST_CASE("reg_plane: (x + y) / 10 in the square of ±6") {
  const Points points = draw_plane("reg_plane", 4000, 0);
  for (const PlanePoint& p : points) {
    CHECK(std::abs(p.x) <= 6);
    CHECK(std::abs(p.y) <= 6);
    CHECK(std::abs(p.label - (p.x + p.y) / 10) < 1e-6f);
  }
  // Uniform over the square: variance 36/3.
  CHECK(std::abs(moments(points, [](const PlanePoint& p) { return p.x; }).variance - 12) < 1);
  // The label's noise is U(-6, 6)·noise twice, a tenth of it: variance 2·12·noise²/100.
  const Moments noise = moments(draw_plane("reg_plane", 4000, 0.5f),
                                [](const PlanePoint& p) { return p.label - (p.x + p.y) / 10; });
  CHECK(std::abs(noise.variance - 0.06) < 0.006);
}

TEST_CASE("reg_gauss: six hills and hollows of radius 2") {
  const double centres[6][3] = {{-4, 2.5, 1},   {0, 2.5, -1}, {4, 2.5, 1},
                                {-4, -2.5, -1}, {0, -2.5, 1}, {4, -2.5, -1}};
  std::size_t high = 0, low = 0, flat = 0;
  for (const PlanePoint& p : draw_plane("reg_gauss", 4000, 0)) {
    // Hills lie 4 or more apart and reach 2 far: never more than one at a place.
    double expected = 0;
    for (const auto& [x, y, sign] : centres) {
      const double height = 1 - std::hypot(p.x - x, p.y - y) / 2;
      if (height > 0) expected = sign * height;
    }
    CHECK(std::abs(p.label - expected) < 1e-5);
    high += p.label > 0.8f;
    low += p.label < -0.8f;
    flat += p.label == 0;
  }
  CHECK(high > 0);
  CHECK(low > 0);
  CHECK(flat > 1000);  // about 48 % of the square
}

TEST_CASE("the 2-D sets are the same to the bit on every platform") {
  test::Fingerprint fingerprint;
  for (const std::string& name : plane_set_names) {
    for (const PlanePoint& p : draw_plane(name, 300, 0.25f, 42)) {
      for (const float value : {p.x, p.y, p.label}) fingerprint.add(value);
    }
  }
  CHECK(fingerprint.hash() == 0xcc4b6e2126f8a033u);
}

TEST_CASE("there is no 2-D set of another name") {
  CHECK_THROWS_AS(draw_plane("mnist", 10, 0), Error);
}

}  // namespace descent
