#include "web/app/page/given_files.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "engine/core/error.hpp"

namespace descent {
namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;

std::vector<std::uint8_t> number(std::uint32_t value) {
  return {static_cast<std::uint8_t>(value >> 24), static_cast<std::uint8_t>(value >> 16),
          static_cast<std::uint8_t>(value >> 8), static_cast<std::uint8_t>(value)};
}

void append(std::vector<std::uint8_t>& bytes, const std::vector<std::uint8_t>& more) {
  bytes.insert(bytes.end(), more.begin(), more.end());
}

// Images of 28×28; every pixel holds the image's index.
GivenFile images(const std::string& name, std::uint32_t count) {
  GivenFile file{name, {0, 0, 8, 3}};
  for (const std::uint32_t extent : {count, 28u, 28u}) append(file.bytes, number(extent));
  for (std::uint32_t i = 0; i < count; ++i) {
    file.bytes.insert(file.bytes.end(), 28 * 28, static_cast<std::uint8_t>(i));
  }
  return file;
}

GivenFile labels(const std::string& name, std::uint32_t count) {
  GivenFile file{name, {0, 0, 8, 1}};
  append(file.bytes, number(count));
  for (std::uint32_t i = 0; i < count; ++i) {
    file.bytes.push_back(static_cast<std::uint8_t>(i % 10));
  }
  return file;
}

TEST_CASE("four files are told apart by their names, in any order") {
  const ImageFiles files = sort_image_files(
      {labels("t10k-labels-idx1-ubyte", 20), images("t10k-images-idx3-ubyte", 20),
       images("train-images-idx3-ubyte", 10), labels("train-labels-idx1-ubyte", 10)});
  CHECK(files.train_images == images("", 10).bytes);
  CHECK(files.train_labels == labels("", 10).bytes);
  CHECK(files.test_images == images("", 20).bytes);
  CHECK(files.test_labels == labels("", 20).bytes);
}

TEST_CASE("without telling names the larger files are for training") {
  const ImageFiles files =
      sort_image_files({labels("b", 7), images("a", 7), images("c", 30), labels("d", 30)});
  CHECK(files.train_images == images("", 30).bytes);
  CHECK(files.test_labels == labels("", 7).bytes);
}

TEST_CASE("one pair is cut into training and test images") {
  const ImageFiles files = sort_image_files({labels("my labels", 70), images("my images", 70)});
  CHECK(files.train_images == images("", 60).bytes);
  CHECK(files.train_labels == labels("", 60).bytes);
  const Dataset dataset = read_image_set("mnist", files);
  CHECK(dataset.train.count() == 60);
  REQUIRE(dataset.validation.count() == 10);
  std::vector<float> pixels(28 * 28);
  dataset.validation.inputs.copy_sample(3, pixels.data());
  CHECK(pixels[0] == 63 / 255.0f);
  float label = 0;
  dataset.validation.targets.copy_sample(3, &label);
  CHECK(label == 3);
}

TEST_CASE("what is wrong with given files is said in a sentence") {
  const auto message = [](const char* part) { return MessageMatches(ContainsSubstring(part)); };
  CHECK_THROWS_MATCHES(sort_image_files({{"notes.txt", {'h', 'e', 'l', 'l', 'o', '!', '!', '!'}}}),
                       Error, message("notes.txt is not an IDX file"));
  CHECK_THROWS_MATCHES(sort_image_files({{"empty", {}}}), Error, message("not an IDX file"));
  CHECK_THROWS_MATCHES(sort_image_files({images("a", 9)}), Error, message("all four files"));
  CHECK_THROWS_MATCHES(sort_image_files({images("a", 9), labels("b", 8)}), Error,
                       message("belong together"));
  CHECK_THROWS_MATCHES(sort_image_files({images("a", 3), labels("b", 3)}), Error,
                       message("at least 7"));
  CHECK_THROWS_MATCHES(sort_image_files({{"broken.gz", {0x1f, 0x8b, 8, 0, 1, 2, 3}}}), Error,
                       message("broken.gz"));
}

TEST_CASE("a file that is not what its header says is named as the person named it") {
  const auto message = [](const char* part) { return MessageMatches(ContainsSubstring(part)); };
  GivenFile short_images = images("my images", 70);
  short_images.bytes.resize(100);
  CHECK_THROWS_MATCHES(sort_image_files({short_images, labels("l", 70)}), Error,
                       message("my images should hold 54896 bytes by its own header, but holds "
                               "100"));
  GivenFile long_labels = labels("my labels", 70);
  long_labels.bytes.push_back(1);
  CHECK_THROWS_MATCHES(sort_image_files({images("i", 70), long_labels}), Error,
                       message("my labels should hold 78 bytes"));
  GivenFile wrong_label = labels("my labels", 70);
  wrong_label.bytes[8 + 4] = 12;
  CHECK_THROWS_MATCHES(sort_image_files({images("i", 70), wrong_label}), Error,
                       message("my labels has the label 12 for image 5"));
  GivenFile large = images("large pictures", 70);
  large.bytes[11] = 32;
  CHECK_THROWS_MATCHES(sort_image_files({large, labels("l", 70)}), Error,
                       message("large pictures has images of 32 × 28 pixels"));
}

}  // namespace
}  // namespace descent
