#include "engine/inspect/filter_answers.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "engine/inspect/feature_maps.hpp"
#include "tests/model/gradient_check.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;

namespace {

constexpr std::size_t images = 40, cells = 7 * 6;

Samples random_images() {
  Random random(8);
  return {{7, 6}, tests::random_values(images * cells, random)};
}

FilterAnswers answers_of(const Sequential& model, std::size_t layer, const Samples& samples) {
  FilterAnswers answers(model, layer);
  while (answers.images() < samples.count()) {
    answers.advance(default_kernels(), samples, samples.count());
  }
  return answers;
}

// The model's maps of an image, with that layer's activation or without.
Tensor map_of(const Sequential& model, std::size_t layer, const Samples& samples,
              std::size_t image) {
  std::vector<float> sample(samples.sample_size());
  samples.copy_sample(image, sample.data());
  return feature_maps(model, default_kernels(), sample)[layer];
}

}  // namespace

TEST_CASE("the images and patches kept are the first of all when sorted") {
  Conv2D relu{3, {3, 2}};
  relu.activation = Activation::relu;
  const Sequential model({7, 6}, {relu, Flatten{}, Dense{4, Activation::softmax}}, 3);
  Sequential linear({7, 6}, {Conv2D{3, {3, 2}}}, 3);
  linear.set_parameters({model.parameters()[0]});
  const Samples samples = random_images();
  const FilterAnswers answers = answers_of(model, 0, samples);
  REQUIRE(answers.filters() == 3);
  for (std::size_t filter = 0; filter < 3; ++filter) {
    std::vector<float> means, highest, lowest;
    for (std::size_t image = 0; image < images; ++image) {
      const Tensor map = map_of(model, 0, samples, image), sums = map_of(linear, 0, samples, image);
      double mean = 0;
      float high = -1e30f, low = 1e30f;
      for (std::size_t i = filter; i < map.size(); i += 3) {
        mean += static_cast<double>(map.data()[i]) / (static_cast<double>(map.size()) / 3);
        high = std::max(high, sums.data()[i]);
        low = std::min(low, sums.data()[i]);
      }
      means.push_back(static_cast<float>(mean));
      highest.push_back(high);
      lowest.push_back(low);
    }
    std::ranges::sort(means);
    std::ranges::sort(highest, std::greater{});
    std::ranges::sort(lowest);
    const FilterExtremes& of = answers.of(filter);
    REQUIRE(of.strongest_images.size() == 9);
    REQUIRE(of.weakest_patches.size() == 9);
    for (std::size_t i = 0; i < 9; ++i) {
      CHECK_THAT(of.weakest_images[i].value, WithinAbs(means[i], 1e-5));
      CHECK_THAT(of.strongest_images[i].value, WithinAbs(means[images - 1 - i], 1e-5));
      CHECK_THAT(of.strongest_patches[i].value, WithinAbs(highest[i], 1e-5));
      CHECK_THAT(of.weakest_patches[i].value, WithinAbs(lowest[i], 1e-5));
    }
    // Each is where it is said to be.
    for (const FilterAnswer& patch : of.weakest_patches) {
      const Tensor sums = map_of(linear, 0, samples, patch.image);
      const std::size_t cell = patch.row * sums.shape()[1] + patch.column;
      CHECK_THAT(patch.value, WithinAbs(sums.data()[cell * 3 + filter], 1e-5));
      CHECK(patch.value < 0);  // which ReLU would have hidden
    }
  }
}

TEST_CASE("a unit of a dense layer is a filter over the whole image, softmax left out") {
  const Sequential model({7, 6}, {Flatten{}, Dense{4, Activation::softmax}}, 3);
  const FilterAnswers answers = answers_of(model, 1, random_images());
  REQUIRE(answers.filters() == 4);
  const FilterExtremes& of = answers.of(2);
  for (std::size_t i = 0; i < 9; ++i) {
    CHECK(of.strongest_patches[i].image == of.strongest_images[i].image);
    CHECK(of.strongest_patches[i].value == of.strongest_images[i].value);
  }
  CHECK(of.weakest_images[0].value < 0);
}

TEST_CASE("of fewer images than are kept all are, of equal ones the first come first") {
  const Sequential model({7, 6}, {Conv2D{1, {3, 3}}}, 3);
  const Samples alike({7, 6}, std::vector<float>(4 * cells, 0.5f));
  const FilterAnswers answers = answers_of(model, 0, alike);
  REQUIRE(answers.of(0).strongest_images.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(answers.of(0).weakest_images[i].image == i);
}
