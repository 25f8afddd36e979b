#include "engine/inspect/loss_landscape.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace descent {
namespace {

constexpr std::size_t side = LossLandscape::side;
// From one measured place to the next, level by level; each holds the places of the one before.
constexpr std::array<std::size_t, 3> strides = {10, 2, 1};

std::size_t places_of(std::size_t stride) {
  const std::size_t count = (side - 1) / stride + 1;
  return count * count;
}

}  // namespace

PlaneRange range_of(std::span<const PlaneSpot> path) {
  constexpr double margin = 0.25, least_share = 0.4;
  PlaneRange range{0, 0, 0, 0};
  for (const PlaneSpot& at : path) {
    range.low_x = std::min(range.low_x, at.x);
    range.high_x = std::max(range.high_x, at.x);
    range.low_y = std::min(range.low_y, at.y);
    range.high_y = std::max(range.high_y, at.y);
  }
  const double width = range.high_x - range.low_x, height = range.high_y - range.low_y;
  const auto widen = [&](double& low, double& high, double other) {
    const double wanted = std::max(high - low, least_share * other);
    const double more = (wanted - (high - low)) / 2 + margin * wanted;
    low -= more > 0 ? more : 1;  // a point: some room around it
    high += more > 0 ? more : 1;
  };
  widen(range.low_x, range.high_x, height);
  widen(range.low_y, range.high_y, width);
  return range;
}

LossLandscape::LossLandscape(const Sequential& model, std::shared_ptr<const WeightPlane> plane,
                             const PlaneRange& range, SampledLoss measure)
    : model_(model),
      plane_(std::move(plane)),
      range_(range),
      measure_(std::move(measure)),
      known_(side * side),
      losses_(side * side) {
  std::vector<bool> listed(side * side);
  for (const std::size_t stride : strides) {
    for (std::size_t row = 0; row < side; row += stride) {
      for (std::size_t column = 0; column < side; column += stride) {
        const std::size_t number = row * side + column;
        if (listed[number]) continue;
        listed[number] = true;
        order_.push_back(static_cast<std::uint16_t>(number));
      }
    }
  }
}

PlaneSpot LossLandscape::place(std::size_t column, std::size_t row) const {
  const auto along = [](double low, double high, std::size_t i) {
    return low + (high - low) * static_cast<double>(i) / static_cast<double>(side - 1);
  };
  return {along(range_.low_x, range_.high_x, column), along(range_.low_y, range_.high_y, row)};
}

MeasuredLoss LossLandscape::at(PlaneSpot place, const KernelTable& kernels) {
  put_weights(*plane_, place, model_);
  return measure_.at(model_, kernels);
}

bool LossLandscape::advance(const KernelTable& kernels) {
  if (measured_ == order_.size()) return true;
  const std::size_t number = order_[measured_];
  losses_[number] = at(place(number % side, number / side), kernels).scores.loss;
  known_[number] = true;
  ++measured_;
  for (const std::size_t stride : strides) {
    if (measured_ == places_of(stride)) interpolate(stride);
  }
  coarsest_done_ = measured_ >= places_of(strides[0]);
  return measured_ == order_.size();
}

void LossLandscape::interpolate(std::size_t stride) {
  for (std::size_t row = 0; row < side; ++row) {
    for (std::size_t column = 0; column < side; ++column) {
      if (known_[row * side + column]) continue;
      const std::size_t left = std::min(column / stride * stride, side - 1 - stride);
      const std::size_t below = std::min(row / stride * stride, side - 1 - stride);
      const double x = static_cast<double>(column - left) / static_cast<double>(stride);
      const double y = static_cast<double>(row - below) / static_cast<double>(stride);
      const auto corner = [&](std::size_t right, std::size_t up) {
        return losses_[(below + up * stride) * side + left + right * stride];
      };
      losses_[row * side + column] = (1 - y) * ((1 - x) * corner(0, 0) + x * corner(1, 0)) +
                                     y * ((1 - x) * corner(0, 1) + x * corner(1, 1));
    }
  }
}

}  // namespace descent
