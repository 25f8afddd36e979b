#include "web/app/looks/image_origins.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace descent;

namespace {

Split images(std::size_t count) {
  Split split;
  split.inputs = Samples({2, 2}, std::vector<float>(count * 4));
  split.targets = Samples({1}, std::vector<float>(count));
  return split;
}

Dataset split_two_ways() {
  Dataset dataset;
  dataset.classes = 2;
  dataset.train = images(5);
  dataset.validation = images(3);
  return dataset;
}

Dataset split_three_ways() {
  Dataset dataset = split_two_ways();
  dataset.held_out = images(2);
  dataset.validates_on_test = false;
  return dataset;
}

}  // namespace

TEST_CASE("image origins: those that the data have are offered, training images first") {
  using enum ImageOrigin;
  const std::vector<ImageOrigin> two = image_origins(split_two_ways());
  CHECK(two[0] == training);
  CHECK(two[1] == validation);
  CHECK(existing(test, split_two_ways()) == validation);
  CHECK(image_origins(split_three_ways()).size() == two.size() + 1);
  CHECK(existing(test, split_three_ways()) == test);
}

TEST_CASE("image origins: they are called what they are") {
  const Dataset two = split_two_ways(), three = split_three_ways();
  CHECK(images_name(ImageOrigin::validation, two) == "Test images");
  CHECK(images_name(ImageOrigin::test, two) == "Test images");
  CHECK(images_name(ImageOrigin::validation, three) == "Validation images");
  CHECK(images_name(ImageOrigin::test, three) == "Test images");
  CHECK(images_name(ImageOrigin::training, three, 1204) == "Training images: 1,204");
  CHECK(image_name({ImageOrigin::training, 11}, two) == "Training image 12");
  CHECK(image_name({ImageOrigin::validation, 0}, two) == "Test image 1");
  CHECK(image_name({ImageOrigin::validation, 0}, three) == "Validation image 1");
}

TEST_CASE("image origins: classes have means, where there is something to learn from") {
  using enum ImageOrigin;
  CHECK(image_origins(split_two_ways()).back() == means);
  CHECK(images_name(means, split_two_ways()) == "Mean of each class");
  CHECK_FALSE(may_be_predicted(means));
  Dataset regression = split_two_ways();
  regression.classes = 0;
  CHECK(existing(means, regression) == validation);
}

TEST_CASE("image origins: each has its own samples") {
  const Dataset two = split_two_ways(), three = split_three_ways();
  CHECK(&split_of(ImageOrigin::training, two) == &two.train);
  CHECK(&split_of(ImageOrigin::test, two) == &two.validation);
  CHECK(&split_of(ImageOrigin::validation, three) == &three.validation);
  CHECK(&split_of(ImageOrigin::test, three) == &three.held_out);
}

TEST_CASE("image origins: a held-out test set is filtered by class alone") {
  const ImageFilter filter{ImageFilter::Which::wrong, 1, 0, 9};
  const ImageFilter of_training = of_other_origin(filter, ImageOrigin::training);
  CHECK(of_training == ImageFilter{ImageFilter::Which::wrong, 1, 0, 9, ImageOrigin::training});
  const ImageFilter of_test = of_other_origin(filter, ImageOrigin::test);
  CHECK(of_test.truth == 1);
  CHECK_FALSE(of_test.needs_predictions());
}
