#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace descent {

// The plane in which points of many dimensions differ most: their mean, and the two directions of
// the largest variance, of length 1 and at right angles (principal components).
struct PlaneBasis {
  std::vector<double> mean;  // or what took its place
  std::array<std::vector<double>, 2> axes;
};

// Finds that of some points, in pieces, by orthogonal iteration (Golub & Van Loan, Matrix
// Computations, section 8.2.4) without their covariance matrix.
class PrincipalPlane {
 public:
  // points: rows × dimensions numbers, row-major; no longer needed after the last advance().
  PrincipalPlane(std::span<const float> points, std::size_t dimensions);
  // The directions in which they differ most from `center`, in place of their mean.
  PrincipalPlane(std::span<const float> points, std::size_t dimensions, std::vector<double> center);

  // A pass over the points. Returns whether the directions stand still.
  bool advance();
  const PlaneBasis& basis() const { return basis_; }

 private:
  void find_mean();
  void begin();
  // Into `next` what the points' covariance makes of the axes, but for a factor.
  void multiply(std::array<std::vector<double>, 2>& next) const;

  std::span<const float> points_;
  std::size_t dimensions_;
  PlaneBasis basis_;
  std::size_t passes_ = 0;
};

// Points seen in such a plane.
struct Projection {
  std::vector<float> x, y;
  // Of all their variance the share that lies along each of the axes, 0 … 1.
  std::array<double, 2> explained{};
};
Projection project(const PlaneBasis& basis, std::span<const float> points);

}  // namespace descent
