#include "engine/data/feature.hpp"

#include "engine/core/portable_math.hpp"

namespace descent {

std::string_view to_string(Feature feature) {
  switch (feature) {
    case Feature::x:
      return "x";
    case Feature::y:
      return "y";
    case Feature::x_squared:
      return "x_squared";
    case Feature::y_squared:
      return "y_squared";
    case Feature::x_times_y:
      return "x_times_y";
    case Feature::sin_x:
      return "sin_x";
    case Feature::sin_y:
      return "sin_y";
  }
  return "";
}

const std::vector<Feature>& all_features() {
  static const std::vector<Feature> features = {
      Feature::x,         Feature::y,     Feature::x_squared, Feature::y_squared,
      Feature::x_times_y, Feature::sin_x, Feature::sin_y};
  return features;
}

float feature_value(Feature feature, float x, float y) {
  switch (feature) {
    case Feature::x:
      return x;
    case Feature::y:
      return y;
    case Feature::x_squared:
      return x * x;
    case Feature::y_squared:
      return y * y;
    case Feature::x_times_y:
      return x * y;
    case Feature::sin_x:
      return portable_sin(x);
    case Feature::sin_y:
      return portable_sin(y);
  }
  return 0;
}

void compute_features(const std::vector<Feature>& features, std::size_t count, const float* x,
                      const float* y, float* rows) {
  for (std::size_t i = 0; i < count; ++i) {
    for (const Feature feature : features) *rows++ = feature_value(feature, x[i], y[i]);
  }
}

}  // namespace descent
