#include "engine/optimizers/schedules.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/error.hpp"
#include "engine/core/portable_math.hpp"

// Only what is rounded alike everywhere: the rate is part of every weight.
namespace descent {
namespace {

constexpr float pi = 3.14159265358979f;

double whole_power(double base, std::uint64_t exponent) {
  double power = 1;
  for (; exponent > 0; exponent /= 2, base *= base) {
    if (exponent % 2 == 1) power *= base;
  }
  return power;
}

}  // namespace

double ExponentialDecay::at(double initial, std::uint64_t step) const {
  const std::uint64_t whole = step / decay_steps, rest = step % decay_steps;
  double power = whole_power(decay_rate, whole);
  if (!staircase && rest > 0) {
    const float part = static_cast<float>(rest) / static_cast<float>(decay_steps);
    power *= static_cast<double>(
        decay_rate > 0 ? portable_exp(part * portable_log(static_cast<float>(decay_rate))) : 0);
  }
  return initial * power;
}

double CosineDecay::at(double initial, std::uint64_t step) const {
  if (step < warmup_steps) {
    const double done = static_cast<double>(step) / static_cast<double>(warmup_steps);
    return (warmup_target - initial) * done + initial;
  }
  if (warmup_steps > 0) initial = warmup_target;
  const std::uint64_t passed = std::min<std::uint64_t>(step - warmup_steps, decay_steps);
  const float part = static_cast<float>(passed) / static_cast<float>(decay_steps);
  const double wave =
      passed == decay_steps ? 0 : 0.5 * (1.0 + static_cast<double>(portable_cos(pi * part)));
  return initial * ((1 - alpha) * wave + alpha);
}

double PiecewiseConstantDecay::at(double initial, std::uint64_t step) const {
  const auto now = static_cast<double>(step);
  for (std::size_t i = std::min(boundaries.size(), values.size()); i-- > 0;) {
    if (now > boundaries[i]) return values[i];
  }
  return initial;
}

bool is_constant(const LearningRateSchedule& schedule) {
  return std::holds_alternative<ConstantRate>(schedule);
}

float scheduled_rate(const LearningRateSchedule& schedule, float initial, std::uint64_t step) {
  if (is_constant(schedule)) return initial;
  return std::visit(
      [&](const auto& one) {
        return static_cast<float>(one.at(static_cast<double>(initial), step));
      },
      schedule);
}

void check_schedule(const LearningRateSchedule& schedule) {
  const auto* pieces = std::get_if<PiecewiseConstantDecay>(&schedule);
  if (!pieces) return;
  const std::vector<double>& boundaries = pieces->boundaries;
  if (boundaries.size() != pieces->values.size()) {
    throw Error(
        tr("PiecewiseConstantDecay has {0} boundaries and {1} values: give a value for each "
           "boundary, the learning rate behind it.",
           boundaries.size(), pieces->values.size()));
  }
  for (std::size_t i = 0; i < boundaries.size(); ++i) {
    const bool whole = boundaries[i] == std::floor(boundaries[i]);
    if (whole && boundaries[i] >= 0 && (i == 0 || boundaries[i] > boundaries[i - 1])) continue;
    throw Error(
        tr("The boundaries of PiecewiseConstantDecay are numbers of steps: whole numbers from 0 "
           "on, each larger than the one before."));
  }
  if (std::any_of(pieces->values.begin(), pieces->values.end(), [](double v) { return v < 0; })) {
    throw Error(tr("The values of PiecewiseConstantDecay are learning rates: none is below 0."));
  }
}

}  // namespace descent
