#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <set>

#include "engine/core/error.hpp"
#include "tests/model/fixed_augmentation.hpp"
#include "tests/model/gradient_check.hpp"

using namespace descent;
using Catch::Matchers::Message;
using Catch::Matchers::WithinAbs;
using tests::moved;
using tests::random_values;
using tests::turned;
using tests::zoomed;

namespace {

// What comes out of one layer for `rows` pictures while training.
std::vector<float> trained(const Layer& layer, const Shape& shape, const std::vector<float>& x,
                           ThreadPool& threads = calling_thread(), std::uint64_t seed = 1) {
  const std::size_t rows = x.size() / element_count(shape);
  const Sequential model(shape, {layer}, 1);
  Cache cache = model.make_cache(rows, Mode::training, threads);
  Random random(seed, RandomStream::dropout);
  const float* y = model.forward(default_kernels(), x.data(), rows, cache, random);
  return {y, y + x.size()};
}

const std::vector<Layer>& augmentations() {
  static const std::vector<Layer> all = {RandomTranslation{}, RandomRotation{}, RandomZoom{},
                                         RandomFlip{}};
  return all;
}

void check_near(const std::vector<float>& y, const std::vector<float>& expected) {
  REQUIRE(y.size() == expected.size());
  // Places within a small picture are good to a few 1e-7, its numbers go up to 12.
  for (std::size_t i = 0; i < y.size(); ++i) CHECK_THAT(y[i], WithinAbs(expected[i], 2e-5));
}

// 1 2 3 4
// 5 6 7 8
const Shape wide = {2, 4};
const std::vector<float> counted = {1, 2, 3, 4, 5, 6, 7, 8};

// 1 2 3
// 4 5 6
// 7 8 9
const Shape square = {3, 3};
const std::vector<float> nine = {1, 2, 3, 4, 5, 6, 7, 8, 9};

}  // namespace

// The expected pictures are worked out by hand from Keras's description of its layers: positive
// factors move down and to the right, turn counter-clockwise, and zoom out.
TEST_CASE("a translation moves pictures down and to the right, and fills what comes in") {
  using enum FillMode;
  CHECK(trained(moved(0, 0.5f, constant, 9), wide, counted) ==
        std::vector<float>{9, 9, 1, 2, 9, 9, 5, 6});
  CHECK(trained(moved(0, 0.5f, reflect), wide, counted) ==
        std::vector<float>{2, 1, 1, 2, 6, 5, 5, 6});
  CHECK(trained(moved(0, 0.5f, wrap), wide, counted) == std::vector<float>{3, 4, 1, 2, 7, 8, 5, 6});
  CHECK(trained(moved(0, 0.5f, nearest), wide, counted) ==
        std::vector<float>{1, 1, 1, 2, 5, 5, 5, 6});
  CHECK(trained(moved(0, -0.5f, reflect), wide, counted) ==
        std::vector<float>{3, 4, 4, 3, 7, 8, 8, 7});
  CHECK(trained(moved(0, -0.5f, wrap), wide, counted) ==
        std::vector<float>{3, 4, 1, 2, 7, 8, 5, 6});
  CHECK(trained(moved(0.5f, 0), wide, counted) == std::vector<float>{0, 0, 0, 0, 1, 2, 3, 4});
  CHECK(trained(moved(-0.5f, 0, nearest), wide, counted) ==
        std::vector<float>{5, 6, 7, 8, 5, 6, 7, 8});
  // By a whole picture: nothing of it is left, or its mirror image comes in.
  CHECK(trained(moved(0, 1), wide, counted) == std::vector<float>(8));
  CHECK(trained(moved(0, 1, reflect), wide, counted) == std::vector<float>{4, 3, 2, 1, 8, 7, 6, 5});
  CHECK(trained(moved(0, -1, reflect), wide, counted) ==
        std::vector<float>{4, 3, 2, 1, 8, 7, 6, 5});
}

TEST_CASE("a picture of one cell stays, whatever stands beyond its edges") {
  using enum FillMode;
  for (const FillMode mode : {reflect, wrap, nearest}) {
    CHECK(trained(moved(0.3f, -0.7f, mode), {1, 1}, {5}) == std::vector<float>{5});
    CHECK(trained(turned(0.1f, mode), {1, 1}, {5}) == std::vector<float>{5});
    CHECK(trained(zoomed(0.5f, -0.5f, mode), {1, 1}, {5}) == std::vector<float>{5});
  }
}

TEST_CASE("numbers between cells are mixed, at the edge with the fill value") {
  // A quarter of a cell to the right: three quarters of it and a quarter of its left neighbour.
  RandomTranslation quarter = moved(0, 0.0625f, FillMode::constant, 8);
  check_near(trained(quarter, wide, counted), {0.75f * 1 + 0.25f * 8, 1.75f, 2.75f, 3.75f,
                                               0.75f * 5 + 0.25f * 8, 5.75f, 6.75f, 7.75f});
  quarter.fill_mode = FillMode::reflect;
  check_near(trained(quarter, wide, counted), {1, 1.75f, 2.75f, 3.75f, 5, 5.75f, 6.75f, 7.75f});
  quarter.interpolation = Interpolation::nearest;
  CHECK(trained(quarter, wide, counted) == counted);
}

TEST_CASE("a rotation turns pictures counter-clockwise around their middle") {
  // A quarter of a turn: the right column becomes the upper row.
  check_near(trained(turned(0.25f), square, nine), {3, 6, 9, 2, 5, 8, 1, 4, 7});
  check_near(trained(turned(-0.25f), square, nine), {7, 4, 1, 8, 5, 2, 9, 6, 3});
  check_near(trained(turned(0.5f), wide, counted), {8, 7, 6, 5, 4, 3, 2, 1});
  check_near(trained(turned(1), wide, counted), counted);
}

TEST_CASE("a zoom of a positive factor shrinks pictures, of a negative one enlarges them") {
  // Twice as much is seen: the middle cell stays, the next ones are beyond the edges.
  check_near(trained(zoomed(1, 1), square, nine), {0, 0, 0, 0, 5, 0, 0, 0, 0});
  check_near(trained(zoomed(1, 0), square, nine), {0, 0, 0, 4, 5, 6, 0, 0, 0});
  // Half as much is seen.
  check_near(trained(zoomed(-0.5f, 0), square, nine),
             {2.5f, 3.5f, 4.5f, 4, 5, 6, 5.5f, 6.5f, 7.5f});
  RandomZoom alike = zoomed(-0.5f, 0);
  alike.width_factor.reset();
  check_near(trained(alike, square, nine), {3, 3.5f, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7});
  check_near(trained(zoomed(-1, -1), square, nine), std::vector<float>(9, 5));
}

TEST_CASE("a picture's channels move together") {
  const std::vector<float> two = {1, 10, 2, 20, 3, 30, 4, 40};
  CHECK(trained(moved(0, 0.25f), {1, 4, 2}, two) == std::vector<float>{0, 0, 1, 10, 2, 20, 3, 30});
}

TEST_CASE("a flip is one coin for both ways, as in Keras, and falls evenly") {
  constexpr std::size_t pictures = 1000;
  std::vector<float> x;
  for (std::size_t i = 0; i < pictures; ++i) x.insert(x.end(), counted.begin(), counted.end());
  const std::pair<FlipMode, std::vector<float>> modes[] = {
      {FlipMode::horizontal, {4, 3, 2, 1, 8, 7, 6, 5}},
      {FlipMode::vertical, {5, 6, 7, 8, 1, 2, 3, 4}},
      {FlipMode::horizontal_and_vertical, {8, 7, 6, 5, 4, 3, 2, 1}}};
  for (const auto& [mode, flipped] : modes) {
    const std::vector<float> y = trained(RandomFlip{mode}, wide, x);
    std::size_t flips = 0;
    for (std::size_t i = 0; i < pictures; ++i) {
      const std::vector<float> one(&y[i * 8], &y[i * 8] + 8);
      CHECK((one == counted || one == flipped));
      flips += one == flipped;
    }
    // 500 give or take 16 each; six deviations.
    CHECK(std::abs(static_cast<double>(flips) - 500) < 95);
  }
}

TEST_CASE("each picture is moved by an amount of its own, anywhere between the ends") {
  constexpr std::size_t pictures = 500;
  const std::vector<float> x(pictures * 64, 1);  // white on black: what is left of it tells how far
  const RandomTranslation layer{{0, 0}, {-0.25f, 0.5f}, FillMode::constant};
  const std::vector<float> y = trained(layer, {1, 64}, x);
  std::set<float> amounts;
  for (std::size_t i = 0; i < pictures; ++i) {
    float left = 0, right = 0;
    for (std::size_t c = 0; c < 32; ++c) left += 1 - y[i * 64 + c], right += 1 - y[i * 64 + 32 + c];
    CHECK((left == 0 || right == 0));
    CHECK(left <= 32);
    CHECK(right <= 16);
    amounts.insert(left - right);
  }
  CHECK(amounts.size() > 450);
  CHECK(*amounts.begin() < -15);
  CHECK(*amounts.rbegin() > 31);
}

TEST_CASE("predictions, and whatever is not left to chance, take pictures as they are") {
  Random random(5);
  const Shape shape = {7, 6, 2};
  const std::vector<float> x = random_values(3 * element_count(shape), random);
  for (const Layer& layer : augmentations()) {
    INFO(layer_name(layer));
    CHECK(trained(layer, shape, x) != x);
    const Sequential model(shape, {layer}, 1);
    Cache inference = model.make_cache(3, Mode::inference);
    const float* y = model.predict(default_kernels(), x.data(), 3, inference);
    CHECK(y == x.data());  // not even a copy
    Cache training = model.make_cache(3, Mode::training);
    y = model.forward(default_kernels(), x.data(), 3, training);
    CHECK(std::vector<float>(y, y + x.size()) == x);
    CHECK(model.layer_output_shape(0) == shape);
    CHECK(model.parameter_count() == 0);
  }
}

TEST_CASE("what comes out depends on the seed alone, not on the threads") {
  Random random(5);
  const Shape shape = {28, 28};
  const std::vector<float> x = random_values(500 * element_count(shape), random);
  ThreadPool two(2);
  for (const Layer& layer : augmentations()) {
    INFO(layer_name(layer));
    const std::vector<float> alone = trained(layer, shape, x);
    CHECK(trained(layer, shape, x) == alone);
    CHECK(trained(layer, shape, x, two) == alone);
    CHECK(trained(layer, shape, x, calling_thread(), 2) != alone);
  }
}

// One number for native x86-64 and WebAssembly: the bits are the same.
TEST_CASE("what comes out is the same on every machine") {
  Random random(5);
  const Shape shape = {9, 11};
  const std::vector<float> x = random_values(20 * element_count(shape), random);
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (const Layer& layer : augmentations()) {
    for (const float value : trained(layer, shape, x)) {
      hash = (hash ^ std::bit_cast<std::uint32_t>(value)) * 1099511628211u;
    }
  }
  CHECK(hash == 0x7752c28551763054u);
}

TEST_CASE("augmentation says that it takes pictures") {
  for (const Layer& layer : augmentations()) {
    CHECK_THROWS_MATCHES(
        output_shape(layer, {784}), Error,
        Message(std::string(layer_name(layer)) +
                " takes pictures of (height, width, channels) but gets (None, 784): put it before "
                "the Flatten layer, on images."));
  }
}

TEST_CASE("an amount of 0 has no sign, wherever it is shown") {
  CHECK(!std::signbit(Factor::around_0(0).lower));
}
