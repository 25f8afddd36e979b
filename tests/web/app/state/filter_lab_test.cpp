#include "web/app/state/filter_lab.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <numeric>
#include <set>
#include <string>

#include "engine/inspect/feature_maps.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;

namespace {

FilterLab preset(std::string_view id) {
  const auto all = filter_presets();
  const auto found =
      std::ranges::find_if(all, [&](const FilterPreset& one) { return one.id == id; });
  REQUIRE(found != all.end());
  return with_preset({}, *found);
}

// Row by row, as whole floats.
std::vector<float> filtered(const FilterLab& lab, const Shape& shape,
                            const std::vector<float>& image) {
  const Tensor out = feature_maps(lab_model(lab, shape), default_kernels(), image).back();
  return {out.begin(), out.end()};
}

}  // namespace

TEST_CASE("the course's filter gives what the course works out by hand", "[filter_lab]") {
  const std::vector<float> neighbourhood = {0, 64, 128, 48, 192, 144, 42, 226, 168};
  // −0 − 256 + 24 + 864 − 216 + 63 + 452 − 504
  CHECK(filtered(preset("course"), {3, 3}, neighbourhood) == std::vector<float>{427});
}

TEST_CASE("the course's example is 427 in its own scale, and that over 255 in a network's",
          "[filter_lab]") {
  std::vector<float> pixels(course_neighbourhood.begin(), course_neighbourhood.end());
  for (float& pixel : pixels) pixel /= 255;
  // Each is the number that the course has, in spite of the division.
  const std::vector<float> bytes = in_scale(pixels, LabScale::bytes);
  CHECK(bytes == std::vector<float>(course_neighbourhood.begin(), course_neighbourhood.end()));
  CHECK(in_scale(pixels, LabScale::inputs) == pixels);
  CHECK(in_scale({0.3f}, LabScale::bytes).front() == 0.3f * 255);  // of a drawing: no whole number

  FilterLab lab = course_lab();
  CHECK(lab == preset("course"));
  const Shape shape = {course_side, course_side};
  const auto sum = [&](LabScale scale) {
    const Sequential model = lab_model(lab, shape, scale);
    return double{*feature_maps(model, default_kernels(), in_scale(pixels, scale)).back().begin()};
  };
  CHECK(sum(LabScale::bytes) == 427);
  CHECK_THAT(sum(LabScale::inputs), WithinAbs(427.0 / 255, 1e-6));
  lab.bias = 0.2f;  // is in the scale of the pixels
  CHECK_THAT(sum(LabScale::bytes), WithinAbs(427 + 51, 1e-4));
  CHECK_THAT(sum(LabScale::inputs), WithinAbs(427.0 / 255 + 0.2, 1e-6));
}

TEST_CASE("presets have names of their own, and are known again", "[filter_lab]") {
  std::set<std::string> ids;
  for (std::size_t i = 0; i < filter_presets().size(); ++i) {
    const FilterPreset& one = filter_presets()[i];
    INFO(one.id);
    CHECK(ids.insert(one.id).second);
    const FilterLab lab = with_preset({}, one);
    CHECK(filter_preset_of(lab) == i);
    CHECK(checked(lab) == lab);
  }
  FilterLab own;
  own.values[4] = 0.25f;
  CHECK_FALSE(filter_preset_of(own));
}

TEST_CASE("presets do what they say", "[filter_lab]") {
  const auto sum = [](const FilterLab& lab) {
    return std::accumulate(lab.kernel().begin(), lab.kernel().end(), 0.0);
  };
  for (const char* mean : {"blur", "gaussian", "blur5", "gaussian5", "identity", "sharpen"}) {
    CHECK_THAT(sum(preset(mean)), WithinAbs(1, 1e-6));  // even areas stay
  }
  for (const char* edges : {"vertical", "horizontal", "diagonal", "antidiagonal", "sobel_x",
                            "sobel_y", "laplacian", "laplacian5"}) {
    CHECK(sum(preset(edges)) == 0);
  }
  // Light on the right, and light below.
  const std::vector<float> right = {0, 0, 1, 0, 0, 1, 0, 0, 1}, below = {0, 0, 0, 0, 0, 0, 1, 1, 1};
  CHECK(filtered(preset("vertical"), {3, 3}, right).front() > 0);
  CHECK(filtered(preset("vertical"), {3, 3}, below).front() == 0);
  CHECK(filtered(preset("horizontal"), {3, 3}, below).front() > 0);
  CHECK(filtered(preset("horizontal"), {3, 3}, right).front() == 0);
  CHECK(filtered(preset("identity"), {3, 3}, {1, 2, 3, 4, 5, 6, 7, 8, 9}) == std::vector<float>{5});
}

TEST_CASE("stride, padding, bias, ReLU and pooling go as the engine's layers do", "[filter_lab]") {
  std::vector<float> image(36);
  std::iota(image.begin(), image.end(), 0.0f);
  FilterLab lab = preset("identity");
  CHECK(filtered(lab, {6, 6}, image).size() == 16);
  lab.padding = Padding::same;
  CHECK(filtered(lab, {6, 6}, image) == image);
  lab.stride = 3;
  CHECK(filtered(lab, {6, 6}, image).size() == 4);
  lab.stride = 1;
  lab.bias = -20;
  CHECK(filtered(lab, {6, 6}, image).front() == -20);
  lab.relu = true;
  CHECK(filtered(lab, {6, 6}, image).front() == 0);
  lab.bias = 0;
  lab.pooling = LabPooling::max;
  CHECK(filtered(lab, {6, 6}, image) == std::vector<float>{7, 9, 11, 19, 21, 23, 31, 33, 35});
  lab.pooling = LabPooling::average;
  CHECK(filtered(lab, {6, 6}, image).front() == 3.5f);
}

TEST_CASE("a filter keeps its numbers where its side changes, as far as they fit", "[filter_lab]") {
  const FilterLab lab = preset("course");
  const FilterLab larger = with_side(lab, 5);
  CHECK(larger.kernel().size() == 25);
  CHECK(larger.values[2 * 5 + 2] == 4.5f);
  CHECK(larger.values[0] == 0);
  CHECK(with_side(larger, 3) == lab);
  // In zeros it does the same.
  FilterLab same = lab, larger_same = larger;
  same.padding = larger_same.padding = Padding::same;
  std::vector<float> image(36);
  std::iota(image.begin(), image.end(), 0.0f);
  CHECK(filtered(same, {6, 6}, image) == filtered(larger_same, {6, 6}, image));
}

TEST_CASE("what a filter may not be is mended", "[filter_lab]") {
  FilterLab lab;
  lab.side = 4;
  lab.stride = 0;
  lab.values.fill(1e9f);
  lab.bias = -std::numeric_limits<float>::infinity();
  const FilterLab mended = checked(lab);
  CHECK(mended.side == 3);
  CHECK(mended.stride == 1);
  CHECK(mended.values[8] == FilterLab::most_weight);
  CHECK(mended.values[9] == 0);
  CHECK(mended.bias == 0);
}
