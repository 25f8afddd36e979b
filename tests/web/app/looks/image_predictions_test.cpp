#include "web/app/looks/image_predictions.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "engine/core/random.hpp"
#include "engine/kernels/kernels.hpp"

namespace descent {
namespace {

using Catch::Matchers::WithinAbs;

Split split_of(const std::vector<float>& labels) {
  Split split;
  split.inputs = Samples({4}, std::vector<float>(labels.size() * 4));
  split.targets = Samples({1}, labels);
  return split;
}

// Three classes, five samples; the second and the last are wrong.
const std::vector<float> labels{0, 1, 2, 2, 1};
const std::vector<Prediction> said{{0, 0.9f}, {2, 0.5f}, {2, 0.7f}, {2, 0.99f}, {0, 0.4f}};

using Which = ImageFilter::Which;
ImageFilter of(Which which) {
  ImageFilter filter;
  filter.which = which;
  return filter;
}

Sequential small_model(Activation last) {
  return Sequential({2, 2}, {Flatten{}, Dense{5, Activation::relu}, Dense{3, last}}, 7);
}

}  // namespace

TEST_CASE("Test images are chosen by the filter", "[image_predictions]") {
  const Split test = split_of(labels);
  using Indices = std::vector<std::size_t>;
  CHECK(filter_images(of(Which::all), test, &said) == Indices{0, 1, 2, 3, 4});
  CHECK(filter_images(of(Which::all), test, nullptr) == Indices{0, 1, 2, 3, 4});
  CHECK(filter_images(of(Which::wrong), test, &said) == Indices{1, 4});
  CHECK(filter_images(of(Which::least_sure), test, &said) == Indices{4, 1, 2, 0, 3});
  CHECK(filter_images(of(Which::wrong), test, nullptr).empty());
  CHECK(filter_images(of(Which::least_sure), test, nullptr).empty());
}

TEST_CASE("The surest mistake comes first", "[image_predictions]") {
  std::vector<Prediction> surer = said;
  surer[4].confidence = 0.6f;
  CHECK(filter_images(of(Which::wrong), split_of(labels), &surer) ==
        std::vector<std::size_t>{4, 1});
}

TEST_CASE("Test images are narrowed by class, prediction and confidence", "[image_predictions]") {
  const Split test = split_of(labels);
  using Indices = std::vector<std::size_t>;
  ImageFilter filter;
  filter.truth = 1;
  CHECK(filter.narrows());
  CHECK_FALSE(filter.needs_predictions());
  CHECK(filter_images(filter, test, nullptr) == Indices{1, 4});
  const std::vector<Prediction> fewer(said.begin(), said.begin() + 2);
  CHECK(filter_images(filter, test, &fewer) == Indices{1, 4});
  filter.predicted = 2;
  CHECK(filter.needs_predictions());
  CHECK(filter_images(filter, test, &said) == Indices{1});
  CHECK(filter_images(filter, test, nullptr).empty());
  filter.truth.reset();
  CHECK(filter_images(filter, test, &said) == Indices{1, 2, 3});
  filter.tenth = 4;  // above 0.4, up to 0.5
  CHECK(filter_images(filter, test, &said) == Indices{1});
  filter.tenth = 9;
  filter.which = Which::wrong;
  CHECK(filter_images(filter, test, &said).empty());
}

TEST_CASE("A network that diverged is least sure", "[image_predictions]") {
  std::vector<Prediction> diverged = said;
  diverged[3].confidence = std::numeric_limits<float>::quiet_NaN();
  const auto images = filter_images(of(Which::least_sure), split_of(labels), &diverged);
  CHECK(images == std::vector<std::size_t>{3, 4, 1, 2, 0});
}

TEST_CASE("Test images come in pages", "[image_predictions]") {
  const std::vector<std::size_t> images{10, 11, 12, 13, 14};
  CHECK(page_count(5, 2) == 3);
  CHECK(page_count(4, 2) == 2);
  CHECK(page_count(0, 2) == 1);
  CHECK(page_count(5, 0) == 1);
  const auto first = page_of(images, 0, 2);
  CHECK(std::vector(first.begin(), first.end()) == std::vector<std::size_t>{10, 11});
  const auto last = page_of(images, 2, 2);
  CHECK(std::vector(last.begin(), last.end()) == std::vector<std::size_t>{14});
  const auto beyond = page_of(images, 99, 2);
  CHECK(std::vector(beyond.begin(), beyond.end()) == std::vector<std::size_t>{14});
  CHECK(page_of({}, 3, 2).empty());
}

TEST_CASE("Accuracy is counted per class", "[image_predictions]") {
  const auto accuracies = class_accuracies(said, split_of(labels), 3);
  REQUIRE(accuracies.size() == 3);
  CHECK(accuracies[0].samples == 1);
  CHECK(accuracies[0].correct == 1);
  CHECK(accuracies[1].samples == 2);
  CHECK(accuracies[1].correct == 0);
  CHECK(accuracies[2].samples == 2);
  CHECK(accuracies[2].correct == 2);
  CHECK(accuracies[1].share() == 0);
  CHECK(accuracies[2].share() == 1);
  CHECK(wrong_count(accuracies) == 2);
  CHECK(ClassAccuracy{}.share() == 0);
}

TEST_CASE("Outputs are probabilities after softmax only", "[image_predictions]") {
  CHECK(outputs_are_probabilities(small_model(Activation::softmax)));
  CHECK_FALSE(outputs_are_probabilities(small_model(Activation::linear)));
  CHECK_FALSE(outputs_are_probabilities(small_model(Activation::sigmoid)));
}

}  // namespace descent
