#include "engine/data/own_images.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <stdexcept>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/data/image_split.hpp"
#include "tests/data/data_helpers.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

std::array<std::uint8_t, OwnImages::pixels> plain_image(std::uint8_t grey) {
  std::array<std::uint8_t, OwnImages::pixels> image{};
  image.fill(grey);
  return image;
}

OwnImages three_images() {
  OwnImages own;
  for (const std::uint8_t label : {3, 1, 4}) own = own.with(plain_image(10 * label), label);
  return own;
}

// `count` images of noise, of classes 0, 1, 2 …, and two to test on.
std::shared_ptr<const Dataset> given(std::size_t count, std::size_t side = OwnImages::side) {
  Dataset set;
  set.name = "mnist";
  set.classes = 10;
  set.input_shape = {side, side};
  const auto split = [&](std::size_t images) {
    auto bytes = std::make_shared<std::vector<std::uint8_t>>(images * side * side);
    for (std::size_t i = 0; i < bytes->size(); ++i)
      (*bytes)[i] = static_cast<std::uint8_t>(i % 251);
    std::vector<float> labels;
    for (std::size_t i = 0; i < images; ++i) labels.push_back(static_cast<float>(i % 10));
    return Split{Samples({side, side}, bytes, 0, images), Samples({1}, labels), {}, {}};
  };
  set.train = split(count);
  set.validation = split(2);
  return std::make_shared<const Dataset>(std::move(set));
}

float first_pixel(const Samples& samples, std::size_t i) {
  std::vector<float> pixels(samples.sample_size());
  samples.copy_sample(i, pixels.data());
  return pixels[0];
}

float label_of(const Split& split, std::size_t i) {
  float label = -1;
  split.targets.copy_sample(i, &label);
  return label;
}

}  // namespace

TEST_CASE("own images: the same pixels of the same class are added once") {
  const OwnImages three = three_images();
  CHECK(three.with_new(three) == three);
  CHECK(OwnImages{}.with_new(three) == three);
  CHECK(three.with_new({}) == three);
  const OwnImages other = OwnImages{}.with(plain_image(30), 5).with(plain_image(30), 5);
  CHECK(three.with_new(other) == three.with(plain_image(30), 5));  // another class is another image
}

TEST_CASE("an own image gets another class, and keeps its pixels and its place") {
  const OwnImages before = three_images(), after = before.with_label(1, 7);
  CHECK(after.count() == 3);
  CHECK(after.label(1) == 7);
  CHECK(after.image(1)[0] == before.image(1)[0]);
  CHECK(before.label(1) == 1);
  CHECK(after.with_label(1, 1) == before);
}

TEST_CASE("own images are added and taken away, and their copies stay as they are") {
  const OwnImages three = three_images();
  REQUIRE(three.count() == 3);
  CHECK(three.label(2) == 4);
  CHECK(three.image(1)[783] == 10);
  const OwnImages two = three.without(0);
  CHECK(two.count() == 2);
  CHECK(two.label(0) == 1);
  CHECK(three.count() == 3);
  CHECK(two.with(plain_image(30), 3) != three);
  CHECK(OwnImages{}.with(plain_image(30), 3).with(plain_image(10), 1).with(plain_image(40), 4) ==
        three);
  CHECK(two.without(0).without(0) == OwnImages{});
  CHECK_THROWS_AS(OwnImages(std::vector<std::uint8_t>(784)), std::invalid_argument);
}

TEST_CASE("own images are trained on behind the others, or alone") {
  const auto set = given(5);
  CHECK(with_own_images(set, {}, true) == set);

  const auto both = with_own_images(set, three_images(), false);
  REQUIRE(both->train.count() == 8);
  CHECK(first_pixel(both->train.inputs, 4) == first_pixel(set->train.inputs, 4));
  CHECK(first_pixel(both->train.inputs, 5) == 30.0f / 255);
  CHECK(label_of(both->train, 4) == 4);
  CHECK(label_of(both->train, 5) == 3);
  CHECK(label_of(both->train, 7) == 4);
  CHECK(both->validation.count() == 2);

  const auto alone = with_own_images(set, three_images(), true);
  REQUIRE(alone->train.count() == 3);
  CHECK(first_pixel(alone->train.inputs, 2) == 40.0f / 255);
  CHECK(label_of(alone->train, 2) == 4);
  CHECK(alone->validation.count() == 2);
}

TEST_CASE("none of one's own images is kept apart for validation") {
  DataSettings settings;
  settings.name = "mnist";
  settings.validation_count = 2;
  settings.own_images = three_images();
  const auto set = arranged(given(5), settings);
  CHECK(set->train.count() == 6);
  CHECK(set->validation.count() == 2);
  CHECK(label_of(set->validation, 1) == 4);
  CHECK(label_of(set->train, 3) == 3);
}

TEST_CASE("own images that do not belong to a set are refused") {
  CHECK_THROWS_WITH(with_own_images(given(5, 8), three_images(), false),
                    ContainsSubstring("28 × 28"));
  const OwnImages other = three_images().with(plain_image(1), 10);
  CHECK_THROWS_WITH(with_own_images(given(5), other, false),
                    ContainsSubstring("Own image 4 is of class 10"));
}
