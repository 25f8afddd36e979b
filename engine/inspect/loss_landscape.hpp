#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/inspect/plane_range.hpp"
#include "engine/inspect/sampled_loss.hpp"
#include "engine/inspect/weight_plane.hpp"

namespace descent {

// Room for a path and the origin with a margin; one side is at least 0.4 times the other.
PlaneRange range_of(std::span<const PlaneSpot> path);

// The loss over a plane of weights, at side × side places that lie evenly, from coarse to fine: it
// can be drawn after the first 36 of them.
class LossLandscape {
 public:
  static constexpr std::size_t side = 51;

  // `model` says what else there is beside the plane's weights. See SampledLoss for the others,
  // which may throw an Error.
  LossLandscape(const Sequential& model, std::shared_ptr<const WeightPlane> plane,
                const PlaneRange& range, SampledLoss measure);

  // Measures the next place. Returns whether that was the last one.
  bool advance(const KernelTable& kernels);
  std::size_t measured() const { return measured_; }
  // All that are as coarse as the first ones are measured.
  bool can_be_drawn() const { return coarsest_done_; }
  // Row-major, rows from low_y, columns from low_x: measured, or interpolated between places that
  // are.
  const std::vector<double>& losses() const { return losses_; }

  PlaneSpot place(std::size_t column, std::size_t row) const;
  const PlaneRange& range() const { return range_; }
  // The loss elsewhere on the plane.
  MeasuredLoss at(PlaneSpot place, const KernelTable& kernels);
  SampledLoss& measure() { return measure_; }

 private:
  void interpolate(std::size_t stride);

  Sequential model_;
  std::shared_ptr<const WeightPlane> plane_;
  PlaneRange range_;
  SampledLoss measure_;
  std::vector<std::uint16_t> order_;  // of the places, by number
  std::vector<bool> known_;
  std::vector<double> losses_;
  std::size_t measured_ = 0;
  bool coarsest_done_ = false;
};

}  // namespace descent
