#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace descent {

// What the network is given of a 2-D point: TensorFlow Playground's seven features.
enum class Feature { x, y, x_squared, y_squared, x_times_y, sin_x, sin_y };

std::string_view to_string(Feature feature);  // "x", "y", "x_squared", …
const std::vector<Feature>& all_features();

float feature_value(Feature feature, float x, float y);

// One row of features.size() numbers for each of `count` points (x[i], y[i]).
void compute_features(const std::vector<Feature>& features, std::size_t count, const float* x,
                      const float* y, float* rows);

}  // namespace descent
