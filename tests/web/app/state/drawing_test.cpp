#include "web/app/state/drawing.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <numeric>

namespace descent {
namespace {

using Catch::Matchers::WithinAbs;

// A seven, or anything else made of two lines, placed and scaled on the pad.
std::vector<Stroke> seven(float left, float top, float side) {
  return {{{left, top}, {left + 0.6f * side, top}, {left + 0.3f * side, top + side}}};
}

std::vector<Stroke> line(PadPoint from, PadPoint to) { return {{from, to}}; }

float sum(const std::vector<float>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0f);
}

struct Box {
  std::size_t width = 0, height = 0;
};

Box ink_box(const std::vector<float>& image, std::size_t side) {
  std::size_t left = side, right = 0, top = side, bottom = 0;
  for (std::size_t row = 0; row < side; ++row) {
    for (std::size_t column = 0; column < side; ++column) {
      if (image[row * side + column] <= 0) continue;
      left = std::min(left, column);
      right = std::max(right, column + 1);
      top = std::min(top, row);
      bottom = std::max(bottom, row + 1);
    }
  }
  return right == 0 ? Box{} : Box{right - left, bottom - top};
}

PadPoint center_of_mass(const std::vector<float>& image, std::size_t side) {
  float x = 0, y = 0;
  for (std::size_t i = 0; i < image.size(); ++i) {
    x += image[i] * (static_cast<float>(i % side) + 0.5f);
    y += image[i] * (static_cast<float>(i / side) + 0.5f);
  }
  return {x / sum(image), y / sum(image)};
}

float largest_difference(const std::vector<float>& a, const std::vector<float>& b) {
  float largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

Pad pad_with(std::vector<Stroke> strokes) {
  Pad pad;
  pad.strokes = std::move(strokes);
  return pad;
}

}  // namespace

TEST_CASE("A blank drawing gives no image", "[drawing]") {
  CHECK(drawn_image({}).empty());
  CHECK(drawn_image(pad_with({Stroke{}})).empty());
  // A stroke that lies wholly outside the pad leaves no ink either.
  CHECK(drawn_image(pad_with(line({-3, -3}, {-2, -3}))).empty());
}

TEST_CASE("The pen draws the area of its stroke", "[drawing]") {
  const float width = 0.1f;
  const std::size_t size = 100;
  const float side = static_cast<float>(size);
  SECTION("a press without a movement is a disc") {
    const std::vector<float> bitmap = rasterise({{{0.5f, 0.5f}}}, width, size);
    const float area = 3.14159265f / 4 * width * width * side * side;
    CHECK_THAT(sum(bitmap), WithinAbs(area, 0.02 * area));
  }
  SECTION("a line is a bar with two half discs") {
    const std::vector<float> bitmap = rasterise(line({0.2f, 0.5f}, {0.8f, 0.5f}), width, size);
    const float area = (0.6f * width + 3.14159265f / 4 * width * width) * side * side;
    CHECK_THAT(sum(bitmap), WithinAbs(area, 0.02 * area));
    CHECK(bitmap[50 * size + 50] == 1);
    CHECK(bitmap[30 * size + 50] == 0);
  }
  SECTION("ink stays between 0 and 1 where strokes cross") {
    auto strokes = line({0.2f, 0.2f}, {0.8f, 0.8f});
    strokes.push_back({{0.8f, 0.2f}, {0.2f, 0.8f}});
    const std::vector<float> bitmap = rasterise(strokes, width, size);
    CHECK(*std::max_element(bitmap.begin(), bitmap.end()) == 1);
    CHECK(*std::min_element(bitmap.begin(), bitmap.end()) == 0);
  }
  SECTION("what leaves the pad is cut off") {
    const std::vector<float> bitmap = rasterise(line({0.5f, 0.5f}, {7, 0.5f}), width, size);
    CHECK(bitmap.size() == size * size);
    CHECK(bitmap[50 * size + 99] == 1);
  }
}

TEST_CASE("Strokes are smoothed through their points", "[drawing]") {
  const Stroke corner{{0.1f, 0.1f}, {0.5f, 0.1f}, {0.5f, 0.5f}, {0.9f, 0.5f}};
  const Stroke curve = smooth_stroke(corner);
  for (const PadPoint& point : corner) {
    CHECK(std::any_of(curve.begin(), curve.end(),
                      [&](PadPoint p) { return p.x == point.x && p.y == point.y; }));
  }
  for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
    CHECK(std::hypot(curve[i + 1].x - curve[i].x, curve[i + 1].y - curve[i].y) < 0.03f);
  }
  const Stroke pair{{0.1f, 0.1f}, {0.9f, 0.9f}};
  CHECK(smooth_stroke(pair).size() == 2);
  CHECK(smooth_stroke({}).empty());
}

TEST_CASE("The drawing is normalised as MNIST is", "[drawing]") {
  const std::vector<float> image = drawn_image(pad_with(seven(0.2f, 0.15f, 0.6f)));
  REQUIRE(image.size() == 28 * 28);
  CHECK(*std::max_element(image.begin(), image.end()) > 0.9f);
  CHECK(*std::max_element(image.begin(), image.end()) <= 1);
  CHECK(*std::min_element(image.begin(), image.end()) >= 0);

  const Box box = ink_box(image, 28);
  CHECK(box.height >= 19);
  CHECK(box.height <= 22);
  CHECK(box.width < box.height);

  // The shift that centres it is of whole pixels.
  const PadPoint center = center_of_mass(image, 28);
  CHECK_THAT(center.x, WithinAbs(14, 1.0));
  CHECK_THAT(center.y, WithinAbs(14, 1.0));
}

TEST_CASE("Where on the pad and how large one draws hardly matters", "[drawing]") {
  const std::vector<float> image = drawn_image(pad_with(seven(0.3f, 0.2f, 0.6f)));
  SECTION("place") {
    const std::vector<float> moved = drawn_image(pad_with(seven(0.1f, 0.3f, 0.6f)));
    CHECK(largest_difference(image, moved) < 0.25f);
  }
  SECTION("size: lines keep a usual thickness") {
    const float small_pen = network_pen_width(seven(0.1f, 0.1f, 0.2f));
    const float large_pen = network_pen_width(seven(0.05f, 0.02f, 0.95f));
    CHECK(small_pen < usual_pen);
    CHECK(large_pen > usual_pen);
    const std::vector<float> small = drawn_image(pad_with(seven(0.1f, 0.1f, 0.2f)));
    const std::vector<float> large = drawn_image(pad_with(seven(0.05f, 0.02f, 0.95f)));
    CHECK(sum(small) / sum(image) < 1.5f);
    CHECK(sum(large) / sum(image) > 0.66f);
  }
}

TEST_CASE("A dot is a dot", "[drawing]") {
  const std::vector<float> image = drawn_image(pad_with({{{0.9f, 0.1f}}}));
  REQUIRE(image.size() == 28 * 28);
  CHECK(image[14 * 28 + 14] > 0.9f);
}

TEST_CASE("each stage can be left out, and is shown after those before it") {
  Pad pad = pad_with(seven(0.05f, 0.05f, 0.3f));
  const auto centre_of = [](const std::vector<float>& image) {
    double mass = 0, x = 0;
    for (std::size_t i = 0; i < image.size(); ++i) {
      mass += static_cast<double>(image[i]);
      x += static_cast<double>(image[i]) * static_cast<double>(i % 28);
    }
    return x / mass;
  };
  const std::vector<StageImage> stages = stage_images(pad);
  REQUIRE(stages.size() == 4);  // as it is, line width, fit, centre
  CHECK_FALSE(stages[0].stage);
  CHECK(stages[1].stage == PadStage::line_width);
  CHECK(stages[2].stage == PadStage::fit);
  CHECK(stages[3].stage == PadStage::centre);
  CHECK(stages[3].image == drawn_image(pad));
  CHECK(centre_of(stages[0].image) < 9);
  CHECK(centre_of(stages[1].image) < 9);
  CHECK(std::abs(centre_of(stages[3].image) - 14) <= 0.5);

  pad.stages.reset(place_of(PadStage::fit));
  CHECK(stage_images(pad)[2].image == stage_images(pad)[1].image);
  CHECK(drawn_image(pad) != stages[3].image);
  pad.stages.reset();
  CHECK(drawn_image(pad) == stages[0].image);
}

TEST_CASE("the pen's width reaches the network where the lines are left as they are") {
  Pad pad = pad_with(seven(0.2f, 0.2f, 0.6f));
  const std::vector<float> usual = drawn_image(pad);
  pad.pen = thickest_pen;
  const auto mass = [](const std::vector<float>& image) {
    return std::accumulate(image.begin(), image.end(), 0.0);
  };
  CHECK(mass(drawn_image(pad)) < 1.5 * mass(usual));
  pad.stages.reset(place_of(PadStage::line_width));
  CHECK(mass(drawn_image(pad)) > 1.5 * mass(usual));
}

TEST_CASE("a photo of a digit becomes what a drawing of it is") {
  GreyPicture photo{100, 60, std::vector<float>(6000, 0.7f)};
  for (std::size_t y = 10; y < 50; ++y) {
    for (std::size_t x = 70; x < 76; ++x) photo.grey[y * 100 + x] = 0.15f;
  }
  Pad pad;
  pad.picture = std::make_shared<const GreyPicture>(photo);
  pad.stages.set(place_of(PadStage::invert));
  CHECK(stage_images(pad).size() == 5);  // as it is, invert, contrast, fit, centre
  const std::vector<float> image = drawn_image(pad);
  REQUIRE(image.size() == 784);
  CHECK(image[0] == 0);
  CHECK(image[14 * 28 + 14] > 0.99f);
  std::size_t rows = 0;
  for (std::size_t y = 0; y < 28; ++y) rows += image[y * 28 + 14] > 0.1f;
  CHECK(rows == 20);

  // Strokes lie above it.
  pad.strokes = {{{0.1f, 0.5f}, {0.12f, 0.5f}}};
  CHECK(drawn_image(pad) != image);
  CHECK(stage_images(pad).size() == 6);
}

}  // namespace descent
