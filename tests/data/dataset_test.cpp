#include "engine/data/dataset.hpp"

#include <catch2/catch_test_macros.hpp>
#include <stdexcept>

#include "tests/data/data_helpers.hpp"

namespace descent {

TEST_CASE("samples of numbers come back as they are") {
  Samples samples({3}, {1, 2, 3, 4, 5, 6});
  CHECK(samples.count() == 2);
  CHECK(samples.sample_size() == 3);
  CHECK(test::sample(samples, 1) == std::vector<float>{4, 5, 6});
}

TEST_CASE("samples of bytes are scaled to 0 … 1, after the header") {
  const auto bytes = std::make_shared<const test::Bytes>(test::Bytes{9, 9, 0, 51, 102, 255});
  Samples samples({2, 1}, bytes, 2, 2);
  CHECK(samples.sample_shape() == Shape{2, 1});
  CHECK(test::sample(samples, 0) == std::vector<float>{0, 0.2f});
  CHECK(test::sample(samples, 1) == std::vector<float>{0.4f, 1});
}

TEST_CASE("every byte becomes the float nearest to a 255th of it") {
  test::Bytes all(256);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint8_t>(i);
  const Samples samples({256}, std::make_shared<const test::Bytes>(all), 0, 1);
  const std::vector<float> scaled = test::sample(samples, 0);
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(scaled[i] == static_cast<float>(i) / 255.0f);
}

TEST_CASE("truncating keeps the first samples") {
  Samples numbers({2}, {1, 2, 3, 4, 5, 6});
  numbers.truncate(5);
  CHECK(numbers.count() == 3);
  numbers.truncate(2);
  CHECK(numbers.count() == 2);
  CHECK(test::sample(numbers, 1) == std::vector<float>{3, 4});

  Samples bytes({1}, std::make_shared<const test::Bytes>(test::Bytes{0, 255}), 0, 2);
  Samples copy = bytes;
  bytes.truncate(1);
  CHECK(bytes.count() == 1);
  CHECK(copy.count() == 2);
  CHECK(test::sample(copy, 1)[0] == 1);
}

TEST_CASE("samples that cannot be whole are refused") {
  CHECK_THROWS_AS(Samples({2}, {1, 2, 3}), std::invalid_argument);
  CHECK_THROWS_AS(Samples({0}, std::vector<float>{}), std::invalid_argument);
  const auto bytes = std::make_shared<const test::Bytes>(10);
  CHECK_THROWS_AS(Samples({4}, bytes, 3, 2), std::invalid_argument);
  CHECK_THROWS_AS(Samples({4}, bytes, 11, 0), std::invalid_argument);
  CHECK_NOTHROW(Samples({4}, bytes, 2, 2));
  CHECK(Samples({3}, std::vector<float>{}).count() == 0);
}

}  // namespace descent
