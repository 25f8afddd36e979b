#include "engine/data/digit_image.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "engine/data/image_files.hpp"

namespace descent {
namespace {

struct Drawing {
  std::size_t width, height;
  std::vector<float> grey;

  Drawing(std::size_t w, std::size_t h) : width(w), height(h), grey(w * h) {}
  void fill(std::size_t left, std::size_t top, std::size_t right, std::size_t bottom,
            float ink = 1) {
    for (std::size_t y = top; y < bottom; ++y) {
      for (std::size_t x = left; x < right; ++x) grey[y * width + x] = ink;
    }
  }
  DigitImage image() const { return digit_image(grey, width, height); }
};

// The box around all that is not white, and its centre of mass in pixels, counted from 0.
struct Measures {
  std::size_t width = 0, height = 0;
  double mass = 0, x = 0, y = 0;
};

Measures measure(const DigitImage& image) {
  Measures m;
  std::size_t left = 28, right = 0, top = 28, bottom = 0;
  for (std::size_t i = 0; i < image.size(); ++i) {
    if (image[i] == 0) continue;
    left = std::min(left, i % 28);
    right = std::max(right, i % 28);
    top = std::min(top, i / 28);
    bottom = std::max(bottom, i / 28);
    m.mass += image[i];
    m.x += image[i] * static_cast<double>(i % 28);
    m.y += image[i] * static_cast<double>(i / 28);
  }
  m.width = right + 1 - left;
  m.height = bottom + 1 - top;
  m.x /= m.mass;
  m.y /= m.mass;
  return m;
}

}  // namespace

TEST_CASE("a blank picture gives zeros") {
  const DigitImage zeros = {};
  CHECK(Drawing(280, 280).image() == zeros);
  CHECK(Drawing(0, 0).image() == zeros);
  Drawing pale(50, 50);
  pale.fill(10, 10, 20, 20, 0.05f);
  CHECK(pale.image() == zeros);
}

TEST_CASE("the longer side becomes 20 pixels, the centre of mass row 14 and column 14") {
  struct Case {
    std::size_t left, top, right, bottom, width, height;
  };
  for (const Case& c :
       {Case{3, 5, 43, 205, 4, 20}, Case{100, 20, 260, 60, 20, 5}, Case{0, 0, 280, 280, 20, 20},
        Case{270, 270, 275, 280, 10, 20}, Case{50, 60, 60, 65, 20, 10}}) {
    Drawing drawing(280, 280);
    drawing.fill(c.left, c.top, c.right, c.bottom);
    const Measures m = measure(drawing.image());
    CHECK(m.width == c.width);
    CHECK(m.height == c.height);
    CHECK(std::abs(m.x - 14) <= 0.5);
    CHECK(std::abs(m.y - 14) <= 0.5);
    // A solid bar stays one: nothing is smeared out.
    CHECK(std::abs(m.mass - static_cast<double>(c.width * c.height)) < 1e-3);
  }
}

TEST_CASE("a very thin stroke is centred too, not left at the side") {
  Drawing stroke(280, 280);
  stroke.fill(10, 0, 13, 280);
  const Measures m = measure(stroke.image());
  CHECK(m.width == 1);
  CHECK(m.height == 20);
  CHECK(std::abs(m.x - 14) <= 0.5);
}

TEST_CASE("where the picture lies and how large it is does not matter") {
  const auto angle_at = [](std::size_t left, std::size_t top, std::size_t unit) {
    Drawing drawing(300, 300);
    drawing.fill(left, top, left + unit, top + 10 * unit);
    drawing.fill(left, top + 9 * unit, left + 6 * unit, top + 10 * unit);
    return drawing.image();
  };
  const DigitImage image = angle_at(0, 0, 20);
  for (const DigitImage& other : {angle_at(100, 90, 20), angle_at(7, 3, 10), angle_at(30, 20, 4)}) {
    float largest = 0;
    for (std::size_t i = 0; i < image.size(); ++i) {
      largest = std::max(largest, std::abs(image[i] - other[i]));
    }
    CHECK(largest < 1e-4f);
  }
}

TEST_CASE("an L has its mass, not its box, in the middle, and is not turned or mirrored") {
  Drawing drawing(200, 200);
  drawing.fill(20, 20, 60, 180);
  drawing.fill(20, 140, 120, 180);
  const DigitImage image = drawing.image();
  const Measures m = measure(image);
  CHECK(std::abs(m.x - 14) <= 0.5);
  CHECK(std::abs(m.y - 14) <= 0.5);
  const auto row_mass = [&](std::size_t row) {
    return std::accumulate(image.begin() + static_cast<std::ptrdiff_t>(28 * row),
                           image.begin() + static_cast<std::ptrdiff_t>(28 * (row + 1)), 0.0f);
  };
  std::size_t top = 0;
  while (row_mass(top) == 0) ++top;
  CHECK(std::abs(row_mass(top) - 5) < 1e-3f);           // the stem, 40 of 160
  CHECK(std::abs(row_mass(top + 19) - 12.5f) < 1e-3f);  // the foot, 100 of 160
}

TEST_CASE("grey comes from the area covered") {
  Drawing drawing(40, 40);
  for (std::size_t i = 0; i < 40; i += 2) drawing.fill(i, 0, i + 1, 40);  // every other column
  const DigitImage image = drawing.image();
  // Scaled by 20/39: each pixel holds about one column of ink and one of paper.
  const float middle = image[14 * 28 + 14];
  CHECK(middle > 0.45f);
  CHECK(middle < 0.55f);
}

TEST_CASE("ink stays within 28×28 where its mass is far from its box's middle") {
  Drawing drawing(200, 200);
  drawing.fill(0, 0, 10, 200);     // a thin pole
  drawing.fill(0, 180, 200, 200);  // with a heavy foot
  drawing.fill(100, 100, 200, 200);
  const DigitImage image = drawing.image();
  const Measures m = measure(image);
  CHECK(m.width == 20);
  CHECK(m.height == 20);
  CHECK(std::all_of(image.begin(), image.end(), [](float v) { return v >= 0 && v <= 1; }));
}

TEST_CASE("a picture already in MNIST's form stays as it is") {
  Drawing drawing(28, 28);
  drawing.fill(12, 5, 17, 25, 0.8f);
  const DigitImage image = drawing.image();
  for (std::size_t i = 0; i < image.size(); ++i) {
    CHECK(std::abs(image[i] - drawing.grey[i]) < 1e-5f);
  }
}

TEST_CASE("MNIST's own digits stay as they are") {
  if (find_image_folder("mnist", "").empty()) SKIP("MNIST is not at hand");
  const Dataset mnist = load_image_set("mnist");
  DigitImage pixels;
  double difference = 0;
  for (std::size_t i = 0; i < 1000; ++i) {
    mnist.test().inputs.copy_sample(i, pixels.data());
    const DigitImage again = digit_image(pixels, 28, 28);
    for (std::size_t p = 0; p < pixels.size(); ++p) difference += std::abs(again[p] - pixels[p]);
  }
  // Per pixel; moved by one pixel the wrong way they would differ by about 0.07.
  CHECK(difference / (1000 * 784) < 0.002);
}

TEST_CASE("a picture that is not fitted is shrunk as a whole, and centred where that is wanted") {
  Drawing corner(56, 56);
  corner.fill(4, 6, 12, 18);
  const auto prepared = [&](bool fit, bool centre) {
    return digit_image(corner.grey, 56, 56, {.fit = fit, .centre = centre});
  };
  SECTION("neither") {
    const Measures m = measure(prepared(false, false));
    CHECK(m.width == 4);
    CHECK(m.height == 6);
    CHECK(m.mass == 24);
    CHECK(m.x == 3.5);
    CHECK(m.y == 5.5);
  }
  SECTION("centred alone") {
    const Measures m = measure(prepared(false, true));
    CHECK(m.mass == 24);
    CHECK(std::abs(m.x - 14) <= 0.5);
    CHECK(std::abs(m.y - 14) <= 0.5);
  }
  SECTION("fitted alone, the box lies in the middle") {
    Drawing heavy_above(40, 40);
    heavy_above.fill(10, 10, 30, 14);
    heavy_above.fill(19, 14, 21, 30);
    const Measures m =
        measure(digit_image(heavy_above.grey, 40, 40, {.fit = true, .centre = false}));
    CHECK(m.height == 20);
    CHECK(m.y < 10);
    const Measures centred = measure(heavy_above.image());
    CHECK(centred.y > m.y + 3);  // as far as the border allows
    CHECK(centred.mass == m.mass);
  }
}

TEST_CASE("a picture that is no square keeps its proportions where it is not fitted") {
  Drawing wide(112, 28);
  wide.fill(0, 0, 112, 28);
  const Measures m = measure(digit_image(wide.grey, 112, 28, {.fit = false, .centre = false}));
  CHECK(m.width == 28);
  CHECK(m.height == 7);
}

}  // namespace descent
