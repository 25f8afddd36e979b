#include "engine/inspect/reliability.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace descent {

std::optional<std::size_t> reliability_bin(float confidence) {
  if (!(confidence >= 0 && confidence <= 1)) return {};
  const double place = std::ceil(static_cast<double>(confidence) * reliability_bin_count);
  return static_cast<std::size_t>(std::max(place, 1.0)) - 1;  // 0 is in the first one
}

Reliability reliability(const Split& split, const std::vector<Prediction>& predictions) {
  Reliability result;
  std::size_t all = 0;
  const std::size_t samples = std::min(split.count(), predictions.size());
  for (std::size_t i = 0; i < samples; ++i) {
    const float confidence = predictions[i].confidence;
    const auto place = reliability_bin(confidence);
    if (!place) continue;
    float label = 0;
    split.targets.copy_sample(i, &label);
    ReliabilityBin& bin = result.bins[*place];
    ++bin.samples;
    ++all;
    bin.confidence += static_cast<double>(confidence);
    if (predictions[i].label == static_cast<std::uint32_t>(label)) bin.accuracy += 1;
  }
  for (ReliabilityBin& bin : result.bins) {
    if (bin.samples == 0) continue;
    const auto count = static_cast<double>(bin.samples);
    bin.confidence /= count;
    bin.accuracy /= count;
    result.expected_calibration_error +=
        count / static_cast<double>(all) * std::abs(bin.accuracy - bin.confidence);
  }
  return result;
}

}  // namespace descent
