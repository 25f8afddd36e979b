#include "engine/data/feature.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>
#include <string_view>

namespace descent {

TEST_CASE("the features are TensorFlow Playground's seven, by name") {
  std::vector<std::string_view> names;
  for (const Feature feature : all_features()) names.push_back(to_string(feature));
  CHECK(names == std::vector<std::string_view>{"x", "y", "x_squared", "y_squared", "x_times_y",
                                               "sin_x", "sin_y"});
}

TEST_CASE("a feature's value follows its name") {
  const float x = 1.5f, y = -2.0f;
  CHECK(feature_value(Feature::x, x, y) == 1.5f);
  CHECK(feature_value(Feature::y, x, y) == -2.0f);
  CHECK(feature_value(Feature::x_squared, x, y) == 2.25f);
  CHECK(feature_value(Feature::y_squared, x, y) == 4.0f);
  CHECK(feature_value(Feature::x_times_y, x, y) == -3.0f);
  CHECK(std::abs(feature_value(Feature::sin_x, x, y) - std::sin(1.5)) < 1e-6);
  CHECK(std::abs(feature_value(Feature::sin_y, x, y) - std::sin(-2.0)) < 1e-6);
}

TEST_CASE("features come in rows, one for each point, in the order asked for") {
  const float x[] = {1, 2, 3}, y[] = {4, 5, 6};
  std::vector<float> rows(7, -1.0f);
  compute_features({Feature::x_times_y, Feature::x}, 3, x, y, rows.data());
  CHECK(rows == std::vector<float>{4, 1, 10, 2, 18, 3, -1});  // and nothing after the last row
}

}  // namespace descent
