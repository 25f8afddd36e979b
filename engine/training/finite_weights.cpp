#include "engine/training/finite_weights.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

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

bool same_bits(const Tensor* a, const Tensor* b) {
  return a->size() == b->size() &&
         (a->size() == 0 || std::memcmp(a->data(), b->data(), a->size() * sizeof(float)) == 0);
}

}  // namespace

void FiniteWeights::begin(const Parameters& parameters, const EpochRecord& epoch) {
  if (!all_finite(parameters)) return;
  kept_ = parameters;
  notes_.epoch = epoch;
  notes_.samples = 0;
  notes_.has_loss = false;
}

void FiniteWeights::offer(const Parameters& parameters, const EpochRecord& epoch,
                          std::size_t samples) {
  const double loss = epoch.train.loss;
  notes_.samples += samples;
  if (!std::isfinite(loss)) return;
  if (!notes_.has_loss) notes_.first_loss = notes_.best_loss = loss;
  notes_.has_loss = true;
  notes_.best_loss = std::min(notes_.best_loss, loss);
  if (loss > 1.5 * notes_.best_loss && loss > notes_.first_loss) return;
  if (notes_.samples < samples_between || !all_finite(parameters)) return;
  copy_values(parameters, kept_);
  notes_.epoch = epoch;
  notes_.samples = 0;
}

bool FiniteWeights::keeps(const Parameters& parameters) const {
  const std::vector<const Tensor*> mine = tensors(kept_), theirs = tensors(parameters);
  return std::equal(mine.begin(), mine.end(), theirs.begin(), theirs.end(), same_bits);
}

void FiniteWeights::go_back(const Parameters& parameters, const Notes& notes) {
  kept_ = parameters;
  notes_ = notes;
}

}  // namespace descent
