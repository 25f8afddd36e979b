#include "engine/core/shape.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace descent;

TEST_CASE("a shape counts its elements") {
  CHECK(element_count({}) == 1);
  CHECK(element_count({5}) == 5);
  CHECK(element_count({28, 28}) == 784);
  CHECK(element_count({3, 0, 2}) == 0);
}

TEST_CASE("a shape is written as Keras does") {
  CHECK(to_string(Shape{}) == "(None)");
  CHECK(to_string(Shape{2}) == "(None, 2)");
  CHECK(to_string(Shape{28, 28}) == "(None, 28, 28)");
}
