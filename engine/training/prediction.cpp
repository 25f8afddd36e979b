#include "engine/training/prediction.hpp"

#include <algorithm>

#include "engine/training/metrics.hpp"

namespace descent {

Prediction read_prediction(const TargetCode& code, std::size_t outputs, const float* row) {
  const std::size_t label = predicted_class(outputs, row, code.threshold);
  float confidence = row[outputs == 1 ? 0 : label];
  if (code.kind == TargetCode::Kind::two_values) {
    const float share = (row[0] - code.low) / (code.high - code.low);
    confidence = label == 1 ? share : 1 - share;
  }
  return {static_cast<std::uint32_t>(label), std::clamp(confidence, 0.0f, 1.0f)};
}

}  // namespace descent
