#include "engine/data/class_sets.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "engine/data/make_dataset.hpp"
#include "tests/data/data_helpers.hpp"
#include "tests/data/plane_points.hpp"

namespace descent {
namespace {

using test::Points;
using test::radius;

const std::vector<std::string> class_set_names = {"clusters", "spiral_arms", "rings"};

Points draw_classes(const std::string& name, std::size_t classes, std::size_t count, float noise,
                    std::uint64_t seed = 5) {
  Random random(seed);
  return draw_class_set(name, classes, count, noise, random);
}

}  // namespace

TEST_CASE("sets of several classes have as many points as asked for, evenly divided") {
  for (const std::string& name : class_set_names) {
    for (std::size_t classes = 2; classes <= 6; ++classes) {
      INFO(name << " of " << classes);
      for (const std::size_t count : {1u, 10u, 11u, 500u}) {
        const Points points = draw_classes(name, classes, count, 0.1f);
        REQUIRE(points.size() == count);
        for (std::size_t label = 0; label < classes; ++label) {
          const auto own = std::count_if(points.begin(), points.end(), [&](const PlanePoint& p) {
            return p.label == static_cast<float>(label);
          });
          CHECK(static_cast<std::size_t>(own) ==
                count / classes + (label < count % classes ? 1 : 0));
        }
      }
    }
  }
}

TEST_CASE("clusters: round clouds on a circle of radius 3.5, wider with noise") {
  constexpr double pi = 3.14159265358979;
  for (const auto& [noise, deviation] : {std::pair{0.0f, 0.5}, {0.5f, 1.5}}) {
    double squares = 0;
    for (const PlanePoint& p : draw_classes("clusters", 5, 10000, noise)) {
      const double angle = 2 * pi * p.label / 5;
      squares += std::pow(p.x - 3.5 * std::sin(angle), 2);
      squares += std::pow(p.y - 3.5 * std::cos(angle), 2);
    }
    // The variance of 20000 numbers, within five standard errors: sqrt(2 / n) of it.
    CHECK(std::abs(squares / 20000 / (deviation * deviation) - 1) < 5 * std::sqrt(2.0 / 20000));
  }
}

TEST_CASE("spiral_arms: two of them are the spiral, more turn less") {
  Random random(1);
  const Points spiral = draw_plane_set("spiral", 500, 0, random);
  const Points two = draw_classes("spiral_arms", 2, 500, 0);
  for (std::size_t i = 0; i < 500; ++i) {
    CHECK(std::abs(spiral[i].x - two[i].x) < 1e-4f);
    CHECK(std::abs(spiral[i].y - two[i].y) < 1e-4f);
    CHECK((spiral[i].label > 0) == (two[i].label == 0));
  }
  // Going once around at a place meets every arm after 5 / 3.5 of the radius.
  for (const PlanePoint& p : draw_classes("spiral_arms", 6, 600, 0)) CHECK(radius(p) < 5);
}

TEST_CASE("rings: one around the other with gaps between") {
  for (std::size_t classes = 2; classes <= 6; ++classes) {
    const double width = 5.0 / static_cast<double>(classes);
    for (const PlanePoint& p : draw_classes("rings", classes, 600, 0)) {
      const double inner = p.label == 0 ? 0 : (p.label + 0.3) * width;
      CHECK(radius(p) >= inner - 1e-4);
      CHECK(radius(p) <= (p.label + 1) * width + 1e-4);
    }
  }
}

TEST_CASE("in spiral_arms noise moves points by at most that much") {
  const Points calm = draw_classes("spiral_arms", 3, 300, 0),
               noisy = draw_classes("spiral_arms", 3, 300, 0.4f);
  double furthest = 0;
  for (std::size_t i = 0; i < calm.size(); ++i) {
    furthest = std::max<double>(furthest, std::abs(noisy[i].x - calm[i].x));
    furthest = std::max<double>(furthest, std::abs(noisy[i].y - calm[i].y));
  }
  CHECK(furthest <= 0.4001);
  CHECK(furthest > 0.38);
}

TEST_CASE("a data set of several classes has their numbers as targets, and colours as names") {
  DataSettings settings;
  settings.name = "rings";
  settings.classes = 4;
  const auto set = make_dataset(settings, {Feature::x, Feature::y}, false, 42, nullptr);
  CHECK(set->classes == 4);
  CHECK(set->class_names == std::vector<std::string>{"orange", "blue", "green", "pink"});
  for (std::size_t i = 0; i < set->train.count(); ++i) {
    const double distance = std::hypot(set->train.plane_x[i], set->train.plane_y[i]);
    CHECK(test::sample(set->train.targets, i)[0] == std::floor(distance / 1.25));
  }
  settings.classes = 7;
  CHECK(test::error_of([&] { make_dataset(settings, {Feature::x}, false, 42, nullptr); }) ==
        "data.classes is 7; it must be from 2 to 6.");
}

TEST_CASE("the sets of several classes are the same to the bit on every platform") {
  test::Fingerprint fingerprint;
  for (const std::string& name : class_set_names) {
    for (const PlanePoint& p : draw_classes(name, 5, 300, 0.25f, 42)) {
      for (const float value : {p.x, p.y, p.label}) fingerprint.add(value);
    }
  }
  CHECK(fingerprint.hash() == 0x04107b22f340b138u);
}

TEST_CASE("there is no set of several classes of another name") {
  CHECK_THROWS_AS(draw_classes("spiral", 2, 10, 0), Error);
}

}  // namespace descent
