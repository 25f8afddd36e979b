#include "web/app/looks/images_look.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "engine/core/random.hpp"
#include "engine/kernels/kernels.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;

namespace {

Samples random_images(const Shape& shape, std::size_t count) {
  Random random(3);
  std::vector<float> values(count * element_count(shape));
  for (float& value : values) value = random.uniform();
  return Samples(shape, values);
}

// Each image as if it were alone.
void check_against_single(const Sequential& model, const Samples& samples, const ImagesLook& look) {
  const ImagePredictions& many = look.says();
  REQUIRE(many.predictions.size() == look.images().size());
  for (std::size_t i = 0; i < look.images().size(); ++i) {
    std::vector<float> image(samples.sample_size());
    samples.copy_sample(look.images()[i], image.data());
    const ImagePredictions one = predict_image(model, default_kernels(), image);
    CHECK(one.predictions[0].label == many.predictions[i].label);
    for (std::size_t output = 0; output < many.outputs; ++output) {
      CHECK_THAT(many.row(i)[output], WithinAbs(one.row(0)[output], 1e-6));
    }
    const float largest = *std::max_element(many.row(i).begin(), many.row(i).end());
    CHECK(many.predictions[i].confidence == largest);
    CHECK(many.row(i)[many.predictions[i].label] == largest);
  }
}

}  // namespace

TEST_CASE("images look: a model says of each image what it says of it alone") {
  const auto model = std::make_shared<const Sequential>(Sequential(
      {2, 2}, {Flatten{}, Dense{5, Activation::relu}, Dense{3, Activation::softmax}}, 7));
  const Samples samples = random_images({2, 2}, 150);
  std::vector<std::size_t> images;
  for (std::size_t i = 0; i < 150; ++i) images.push_back(149 - i);
  ImagesLook look(model, default_kernels(), samples, images);
  while (!look.done()) look.go_on();
  check_against_single(*model, samples, look);
}

TEST_CASE("images look: a wide convolution is looked at image by image") {
  const auto model = std::make_shared<const Sequential>(
      Sequential({28, 28, 1},
                 {Conv2D{.filters = 32, .kernel_size = {3, 3}, .padding = Padding::same},
                  Conv2D{.filters = 64, .kernel_size = {3, 3}, .padding = Padding::same}, Flatten{},
                  Dense{10, Activation::softmax}},
                 7));
  const Samples samples = random_images({28, 28, 1}, 3);
  ImagesLook look(model, default_kernels(), samples, {2, 0, 1});
  int pieces = 0;
  for (; !look.done(); ++pieces) look.go_on();
  CHECK(pieces == 3);
  check_against_single(*model, samples, look);
}

TEST_CASE("images look: of none it is done with the first piece") {
  const auto model = std::make_shared<const Sequential>(
      Sequential({2, 2}, {Flatten{}, Dense{3, Activation::softmax}}, 7));
  ImagesLook look(model, default_kernels(), std::vector<float>{});
  look.go_on();
  CHECK(look.done());
  CHECK(look.says().predictions.empty());
}
