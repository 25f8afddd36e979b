#include "engine/training/prediction.hpp"

#include <algorithm>
#include <limits>

#include "engine/training/metrics.hpp"

namespace descent {

Prediction read_prediction(const TargetCode& code, std::size_t outputs, const float* row) {
  const std::uint32_t label = predicted_class(outputs, row, code.threshold);
  if (label == no_class) return {label, std::numeric_limits<float>::quiet_NaN()};
  float confidence = row[outputs == 1 ? 0 : label];
  if (code.kind == TargetCode::Kind::two_values) {
    const float share = (row[0] - code.low) / (code.high - code.low);
    confidence = label == 1 ? share : 1 - share;
  }
  return {label, std::clamp(confidence, 0.0f, 1.0f)};
}

}  // namespace descent
