#include "engine/data/image_set.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/data/data_helpers.hpp"

namespace descent {
namespace {

using test::contains;

std::string error_of_image_set(ImageFiles files) {
  return test::error_of([&] { read_image_set("mnist", std::move(files)); });
}

}  // namespace

TEST_CASE("four IDX files make an image set") {
  ImageFiles files = test::small_image_files();
  files.test_images = test::gzipped(files.test_images);
  const Dataset set = read_image_set("mnist", files);
  CHECK(set.name == "mnist");
  CHECK(set.input_shape == Shape{2, 2});
  CHECK(set.classes == 10);
  CHECK(set.class_names.size() == 10);
  CHECK(set.train.count() == 3);
  CHECK(set.test().count() == 2);
  CHECK(test::sample(set.train.inputs, 2) ==
        std::vector<float>{20 / 255.0f, 21 / 255.0f, 22 / 255.0f, 23 / 255.0f});
  CHECK(test::sample(set.train.targets, 2) == std::vector<float>{2});
  CHECK(test::sample(set.test().inputs, 0)[3] == 33 / 255.0f);
  CHECK(test::sample(set.test().targets, 1) == std::vector<float>{4});
  CHECK(set.train.plane_x.empty());
}

TEST_CASE("the classes have names") {
  CHECK(class_names_of("mnist")[7] == "7");
  CHECK(class_names_of("synthetic_digits")[0] == "0");
  CHECK(class_names_of("fashion_mnist")[9] == "Ankle boot");
  CHECK(class_names_of("fashion_mnist").size() == 10);
}

TEST_CASE("errors in an image set name the set and the file") {
  ImageFiles files = test::small_image_files();
  files.train_labels = test::idx_bytes({4}, {0, 1, 2, 3});
  CHECK(error_of_image_set(files) ==
        "MNIST's train-images-idx3-ubyte has 3 images and MNIST's train-labels-idx1-ubyte 4 "
        "labels; these two files do not belong together.");

  files = test::small_image_files();
  files.test_labels = test::idx_bytes({2}, {3, 10});
  CHECK(contains(error_of_image_set(files),
                 "MNIST's t10k-labels-idx1-ubyte has the label 10 for image 2"));

  files = test::small_image_files();
  std::swap(files.test_images, files.test_labels);
  CHECK(contains(error_of_image_set(files), "MNIST's t10k-images-idx3-ubyte is not the IDX file"));

  files = test::small_image_files();
  files.test_images = test::idx_bytes({2, 1, 1}, {5, 6});
  CHECK(contains(error_of_image_set(files), "test images are of another size"));

  files = test::small_image_files();
  files.train_images = test::idx_bytes({3, 1, 300}, test::Bytes(900));
  CHECK(contains(error_of_image_set(files), "images of 1×300"));

  files = test::small_image_files();
  files.train_images.clear();
  CHECK(error_of_image_set(files) == "MNIST's train-images-idx3-ubyte is empty.");
}

}  // namespace descent
