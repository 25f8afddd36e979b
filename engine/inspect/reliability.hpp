#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "engine/data/dataset.hpp"
#include "engine/training/prediction.hpp"

namespace descent {

// The predictions whose confidence lies in one tenth of 0 … 1.
struct ReliabilityBin {
  std::size_t samples = 0;
  double confidence = 0;  // their mean; 0 without samples
  double accuracy = 0;    // the share that is right; 0 without samples
};

inline constexpr std::size_t reliability_bin_count = 10;
// Which of them holds a confidence, counted from 0; nothing: it is no number from 0 to 1.
std::optional<std::size_t> reliability_bin(float confidence);

// Whether a model is right as often as it says. Bins and error as in Guo et al., "On Calibration of
// Modern Neural Networks", 2017, equations 1 to 3: a bin holds what lies above its lower end, and
// its upper end too.
struct Reliability {
  std::array<ReliabilityBin, reliability_bin_count> bins;
  // Σ over the bins of samples / all samples · |accuracy − confidence|, 0 … 1.
  double expected_calibration_error = 0;
};

// Of predictions for the samples of a split, in their order; those whose confidence is no number
// from 0 to 1 are left out.
Reliability reliability(const Split& split, const std::vector<Prediction>& predictions);

}  // namespace descent
