#include "engine/training/finite_weights.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace descent {
namespace {

constexpr std::size_t samples_between = 128;

// By the bits, which unlike std::isfinite() leaves a loop that goes several numbers at a time.
bool all_finite(const Tensor& values) {
  constexpr std::uint32_t exponent = 0x7f800000;
  std::uint32_t broken = 0;
  for (const float value : values) {
    broken |= (std::bit_cast<std::uint32_t>(value) & exponent) == exponent ? 1u : 0u;
  }
  return broken == 0;
}

bool all_finite(const Parameters& parameters) {
  return std::all_of(parameters.begin(), parameters.end(), [](const LayerParameters& layer) {
    return std::all_of(layer.begin(), layer.end(),
                       [](const auto& parameter) { return all_finite(parameter.values); });
  });
}

void copy_values(const Parameters& from, Parameters& to) {
  for (std::size_t i = 0; i < from.size(); ++i) {
    for (std::size_t k = 0; k < from[i].size(); ++k) {
      std::copy_n(from[i][k].data(), from[i][k].size(), to[i][k].data());
    }
  }
}

}  // namespace

void FiniteWeights::begin(const Parameters& parameters, const EpochRecord& epoch) {
  if (!all_finite(parameters)) return;
  kept_ = parameters;
  epoch_ = epoch;
  samples_ = 0;
  has_loss_ = false;
}

void FiniteWeights::offer(const Parameters& parameters, const EpochRecord& epoch,
                          std::size_t samples) {
  const double loss = epoch.train.loss;
  samples_ += samples;
  if (!std::isfinite(loss)) return;
  if (!has_loss_) first_loss_ = best_loss_ = loss;
  has_loss_ = true;
  best_loss_ = std::min(best_loss_, loss);
  if (loss > 1.5 * best_loss_ && loss > first_loss_) return;
  if (samples_ < samples_between || !all_finite(parameters)) return;
  copy_values(parameters, kept_);
  epoch_ = epoch;
  samples_ = 0;
}

}  // namespace descent
