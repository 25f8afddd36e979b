#include "engine/data/synthetic_digits.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

#include "engine/data/digit_pen.hpp"
#include "engine/data/digit_skeletons.hpp"
#include "tests/data/data_helpers.hpp"

namespace descent {
namespace {

using Pixels = std::array<std::uint8_t, 784>;

Pixels draw_digit(std::uint64_t seed, std::uint64_t index, std::uint8_t* digit = nullptr) {
  Pixels pixels;
  const std::uint8_t drawn = draw_synthetic_digit(seed, index, pixels.data());
  if (digit) *digit = drawn;
  return pixels;
}

double nearest_class_mean_accuracy(const Split& train, const Split& test) {
  std::array<std::array<double, 784>, 10> means = {};
  const double per_class = static_cast<double>(train.count()) / 10;
  std::vector<float> image;
  for (std::size_t i = 0; i < train.count(); ++i) {
    image = test::sample(train.inputs, i);
    auto& mean = means[static_cast<std::size_t>(test::sample(train.targets, i)[0])];
    for (std::size_t p = 0; p < 784; ++p) mean[p] += image[p] / per_class;
  }
  std::size_t right = 0;
  for (std::size_t i = 0; i < test.count(); ++i) {
    image = test::sample(test.inputs, i);
    std::array<double, 10> distances = {};
    for (std::size_t c = 0; c < 10; ++c) {
      for (std::size_t p = 0; p < 784; ++p) distances[c] += std::pow(image[p] - means[c][p], 2);
    }
    const auto nearest = std::min_element(distances.begin(), distances.end()) - distances.begin();
    right += static_cast<float>(nearest) == test::sample(test.targets, i)[0];
  }
  return static_cast<double>(right) / static_cast<double>(test.count());
}

}  // namespace

TEST_CASE("every digit has several skeletons, all of them drawable") {
  for (int digit = 0; digit < 10; ++digit) {
    const auto& skeletons = digit_skeletons(digit);
    CHECK(skeletons.size() >= 4);
    for (const DigitSkeleton& skeleton : skeletons) {
      CHECK(skeleton.frequency > 0);
      CHECK_FALSE(skeleton.strokes.empty());
      for (const Stroke& stroke : skeleton.strokes) {
        REQUIRE(stroke.size() >= 2);
        CHECK(stroke[0] != stroke[1]);                                  // an end is no corner
        CHECK(stroke[stroke.size() - 1] != stroke[stroke.size() - 2]);  // nor the other
        for (const StrokePoint& p : stroke) {
          CHECK(p.x >= -0.1f);
          CHECK(p.x <= 0.9f);
          CHECK(p.y >= -0.1f);
          CHECK(p.y <= 1.1f);
        }
      }
    }
  }
}

TEST_CASE("a flattened stroke passes through its points, straight where there are but two") {
  const auto line = flatten({{0, 0}, {1, 2}});
  for (const StrokePoint& p : line) CHECK(std::abs(p.y - 2 * p.x) < 1e-5f);
  const Stroke bend = {{0, 0}, {1, 0}, {1, 0}, {1, 1}, {1, 2}};
  const auto curve = flatten(bend);
  for (const StrokePoint& p : bend) {
    CHECK(std::any_of(curve.begin(), curve.end(), [&](const StrokePoint& q) {
      return std::hypot(p.x - q.x, p.y - q.y) < 1e-5f;
    }));
  }
  // The corner keeps both legs straight.
  for (const StrokePoint& p : curve) CHECK((std::abs(p.x - 1) < 1e-5f || std::abs(p.y) < 1e-5f));
}

TEST_CASE("the pen is round, soft at its edge, and keeps to the paper") {
  DigitPaper paper;
  paper.draw_line({40, 20}, {40, 60}, 5, 5, 2);
  const auto at = [&](std::size_t x, std::size_t y) { return paper.grey()[y * 80 + x]; };
  CHECK(at(40, 40) == 1);
  CHECK(at(36, 40) == 1);
  CHECK(at(46, 40) == 0);
  CHECK(at(44, 40) > 0.2f);
  CHECK(at(44, 40) < 1);
  CHECK(at(40, 68) == 0);
  CHECK(at(43, 63) > 0);   // the round end …
  CHECK(at(44, 64) == 0);  // … has no corners
  CHECK(at(35, 40) == at(44, 40));
  paper.draw_line({-20, -20}, {100, 100}, 5, 5, 2);  // over both borders
  CHECK(at(0, 0) == 1);
  CHECK(at(79, 79) == 1);
}

TEST_CASE("a synthetic digit depends on seed and number alone") {
  CHECK(draw_digit(1, 5) == draw_digit(1, 5));
  CHECK(draw_digit(1, 5) != draw_digit(1, 6));
  CHECK(draw_digit(1, 5) != draw_digit(2, 5));
}

TEST_CASE("each ten synthetic digits in a row are the ten digits, in various orders") {
  std::set<std::vector<int>> orders;
  for (std::uint64_t ten = 0; ten < 8; ++ten) {
    std::vector<int> order;
    for (std::uint64_t i = 0; i < 10; ++i) {
      std::uint8_t digit = 0;
      draw_digit(3, 10 * ten + i, &digit);
      order.push_back(digit);
    }
    orders.insert(order);
    CHECK(std::set<int>(order.begin(), order.end()).size() == 10);
    CHECK(*std::max_element(order.begin(), order.end()) == 9);
  }
  CHECK(orders.size() == 8);
}

TEST_CASE("synthetic digits have MNIST's form") {
  for (std::uint64_t index = 0; index < 300; ++index) {
    INFO("digit number " << index);
    const Pixels pixels = draw_digit(11, index);
    std::size_t left = 28, right = 0, top = 28, bottom = 0;
    double mass = 0, mass_x = 0, mass_y = 0;
    int darkest = 0;
    for (std::size_t i = 0; i < 784; ++i) {
      if (pixels[i] == 0) continue;
      left = std::min(left, i % 28);
      right = std::max(right, i % 28);
      top = std::min(top, i / 28);
      bottom = std::max(bottom, i / 28);
      mass += pixels[i];
      mass_x += pixels[i] * static_cast<double>(i % 28);
      mass_y += pixels[i] * static_cast<double>(i / 28);
      darkest = std::max<int>(darkest, pixels[i]);
    }
    REQUIRE(mass > 0);
    // Rounding to bytes may lose the palest row.
    CHECK(std::max(right + 1 - left, bottom + 1 - top) >= 19);
    CHECK(std::max(right + 1 - left, bottom + 1 - top) <= 20);
    // Moved by whole pixels: half a pixel off, and a little for the grain.
    CHECK(std::abs(mass_x / mass - 14) < 0.6);
    CHECK(std::abs(mass_y / mass - 14) < 0.6);
    CHECK(darkest > 150);
  }
}

TEST_CASE("the set can be drawn in any number of goes") {
  Dataset at_once = SyntheticDigits(7, 40, 15).take();
  SyntheticDigits digits(7, 40, 15);
  CHECK(digits.total() == 55);
  digits.draw_next(7);
  CHECK(digits.drawn() == 7);
  CHECK_FALSE(digits.finished());
  digits.draw_next(35);
  digits.draw_next(1000);
  CHECK(digits.finished());
  CHECK(test::fingerprint(digits.take()) == test::fingerprint(at_once));
  CHECK(at_once.name == "synthetic_digits");
  CHECK(at_once.input_shape == Shape{28, 28});
  CHECK(at_once.classes == 10);
  CHECK(at_once.class_names[3] == "3");
  CHECK(at_once.train.count() == 40);
  CHECK(at_once.test().count() == 15);
}

TEST_CASE("no two synthetic digits are alike, in training and test") {
  const Dataset set = SyntheticDigits(7, 400, 400).take();
  std::set<std::vector<float>> images;
  for (std::size_t i = 0; i < 400; ++i) {
    images.insert(test::sample(set.train.inputs, i));
    images.insert(test::sample(set.test().inputs, i));
  }
  CHECK(images.size() == 800);
  // More digits to learn from leave the test digits as they are.
  const Dataset more = SyntheticDigits(7, 500, 400).take();
  CHECK(test::sample(more.test().inputs, 0) == test::sample(set.test().inputs, 0));
}

TEST_CASE("synthetic digits differ by class, and vary within") {
  const Dataset set = SyntheticDigits(1, 2000, 500).take();
  const double accuracy = nearest_class_mean_accuracy(set.train, set.test());
  // Guessing gives 0.1. MNIST's own figure for the nearest class mean is 0.82: more than 0.9 would
  // mean that they are all alike.
  CHECK(accuracy > 0.6);
  CHECK(accuracy < 0.9);
}

TEST_CASE("without counts the defaults apply") {
  const SyntheticDigits digits(1, 0, 0);
  CHECK(digits.total() == default_train_digits + default_test_digits);
}

TEST_CASE("synthetic digits are the same to the bit on every platform") {
  test::Fingerprint fingerprint;
  for (std::uint64_t index = 0; index < 500; ++index) {
    for (const std::uint8_t pixel : draw_digit(42, index)) fingerprint.add(pixel);
  }
  CHECK(fingerprint.hash() == 0x65b0840c31592a91u);
}

}  // namespace descent
