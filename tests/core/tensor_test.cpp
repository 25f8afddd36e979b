#include "engine/core/tensor.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace descent;

namespace {

bool is_zero(const Tensor& tensor) {
  return std::all_of(tensor.begin(), tensor.end(), [](float value) { return value == 0; });
}

}  // namespace

TEST_CASE("zeros have the shape that was asked for") {
  const Tensor tensor = zeros(Shape{2, 3});
  CHECK(tensor.dimension() == 2);
  CHECK(tensor.shape(0) == 2);
  CHECK(tensor.shape(1) == 3);
  CHECK(tensor.size() == 6);
  CHECK(is_zero(tensor));
  CHECK(zeros(Shape{0}).size() == 0);
}

TEST_CASE("zeros of several samples have the rows first") {
  const Tensor tensor = zeros(4, {28, 28});
  CHECK(tensor.dimension() == 3);
  CHECK(tensor.shape(0) == 4);
  CHECK(tensor.shape(2) == 28);
  CHECK(tensor.size() == 4 * 784);
  CHECK(is_zero(tensor));
}

TEST_CASE("tensors lie row by row in memory and are copied by value") {
  Tensor tensor = zeros(Shape{2, 3});
  tensor(1, 0) = 5;
  CHECK(tensor.data()[3] == 5);
  Tensor copy = tensor;
  copy(1, 0) = 6;
  CHECK(tensor(1, 0) == 5);
}
