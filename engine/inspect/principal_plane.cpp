#include "engine/inspect/principal_plane.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/random.hpp"

namespace descent {
namespace {

using Axes = std::array<std::vector<double>, 2>;

constexpr std::size_t most_passes = 200;
constexpr double still = 1e-9;  // of 1 − |cos| between a direction and the one before

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

// False where nothing is left of it: no variance.
bool normalise(std::vector<double>& axis) {
  const double length = std::sqrt(dot(axis, axis));
  if (!(length > 1e-30) || !std::isfinite(length)) {
    std::fill(axis.begin(), axis.end(), 0.0);
    return false;
  }
  for (double& value : axis) value /= length;
  return true;
}

void orthonormalise(Axes& axes) {
  normalise(axes[0]);
  const double along = dot(axes[0], axes[1]);
  for (std::size_t i = 0; i < axes[1].size(); ++i) axes[1][i] -= along * axes[0][i];
  normalise(axes[1]);
}

// A direction and its opposite are one: the same is always taken, so that pictures do not flip.
void fix_sign(std::vector<double>& axis) {
  const auto largest = std::max_element(
      axis.begin(), axis.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
  if (largest == axis.end() || *largest >= 0) return;
  for (double& value : axis) value = -value;
}

}  // namespace

PrincipalPlane::PrincipalPlane(std::span<const float> points, std::size_t dimensions)
    : points_(points), dimensions_(dimensions) {
  find_mean();
  begin();
}

PrincipalPlane::PrincipalPlane(std::span<const float> points, std::size_t dimensions,
                               std::vector<double> center)
    : points_(points), dimensions_(dimensions) {
  basis_.mean = std::move(center);
  begin();
}

void PrincipalPlane::begin() {
  Random random(1);
  for (std::vector<double>& axis : basis_.axes) {
    axis.resize(dimensions_);
    for (double& value : axis) value = static_cast<double>(random.normal());
  }
  orthonormalise(basis_.axes);
}

void PrincipalPlane::find_mean() {
  basis_.mean.assign(dimensions_, 0);
  const std::size_t rows = dimensions_ == 0 ? 0 : points_.size() / dimensions_;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t i = 0; i < dimensions_; ++i) {
      basis_.mean[i] += static_cast<double>(points_[row * dimensions_ + i]);
    }
  }
  for (double& value : basis_.mean) value /= static_cast<double>(std::max<std::size_t>(rows, 1));
}

void PrincipalPlane::multiply(Axes& next) const {
  for (std::vector<double>& axis : next) axis.assign(dimensions_, 0);
  std::vector<double> centred(dimensions_);
  for (std::size_t first = 0; first < points_.size(); first += dimensions_) {
    for (std::size_t i = 0; i < dimensions_; ++i) {
      centred[i] = static_cast<double>(points_[first + i]) - basis_.mean[i];
    }
    for (std::size_t a = 0; a < next.size(); ++a) {
      const double along = dot(centred, basis_.axes[a]);
      for (std::size_t i = 0; i < dimensions_; ++i) next[a][i] += along * centred[i];
    }
  }
}

bool PrincipalPlane::advance() {
  if (dimensions_ == 0 || points_.empty()) return true;
  Axes next;
  multiply(next);
  orthonormalise(next);
  double change = 0;
  for (std::size_t a = 0; a < next.size(); ++a) {
    const double same = std::abs(dot(next[a], basis_.axes[a]));
    const bool none = dot(next[a], next[a]) == 0;
    change = std::max(change, none ? 0 : 1 - same);
  }
  basis_.axes = std::move(next);
  ++passes_;
  if (change > still && passes_ < most_passes) return false;
  for (std::vector<double>& axis : basis_.axes) fix_sign(axis);
  return true;
}

Projection project(const PlaneBasis& basis, std::span<const float> points) {
  const std::size_t dimensions = basis.mean.size();
  Projection result;
  if (dimensions == 0) return result;
  const std::size_t rows = points.size() / dimensions;
  std::vector<double> sums(dimensions, 0), squares(dimensions, 0), centred(dimensions);
  std::array<double, 2> sum{}, square{};
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t i = 0; i < dimensions; ++i) {
      centred[i] = static_cast<double>(points[row * dimensions + i]) - basis.mean[i];
      sums[i] += centred[i];
      squares[i] += centred[i] * centred[i];
    }
    for (std::size_t a = 0; a < sum.size(); ++a) {
      const double at = dot(centred, basis.axes[a]);
      sum[a] += at;
      square[a] += at * at;
      (a == 0 ? result.x : result.y).push_back(static_cast<float>(at));
    }
  }
  const auto count = static_cast<double>(std::max<std::size_t>(rows, 1));
  const auto variance = [&](double s, double q) { return q / count - (s / count) * (s / count); };
  double all = 0;
  for (std::size_t i = 0; i < dimensions; ++i) all += variance(sums[i], squares[i]);
  for (std::size_t a = 0; a < sum.size(); ++a) {
    result.explained[a] = all > 0 ? std::max(0.0, variance(sum[a], square[a])) / all : 0;
  }
  return result;
}

}  // namespace descent
