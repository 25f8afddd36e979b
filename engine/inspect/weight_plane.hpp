#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/inspect/plane_range.hpp"
#include "engine/inspect/principal_plane.hpp"
#include "engine/model/sequential.hpp"

// Planes through the weights of a network, in the space of all its numbers that training changes:
// those of frozen layers and moving statistics stay as the network has them.
namespace descent {

// These numbers of a model, trainable_count() of them, in the order of its tensors.
std::vector<float> trained_weights(const Sequential& model);

// At (x, y) lie the weights origin + x · axes[0] + y · axes[1].
struct WeightPlane {
  std::vector<float> origin;
  std::array<std::vector<double>, 2> axes;  // each as long as `origin`
};

// Gives a model of that form the weights there, rounded to float32.
void put_weights(const WeightPlane& plane, PlaneSpot at, Sequential& model);

// Through the model's weights in two random directions, normalised by filter (H. Li et al.,
// Visualizing the Loss Landscape of Neural Nets, 2018): all weights that lead into one unit, or of
// one filter, are as long together as those of the model; biases and the vectors of a
// BatchNormalization stay as they are.
WeightPlane random_plane(const Sequential& model, std::uint64_t seed);

// Through the newest of a path's weights, in the two directions at right angles, of length 1, in
// which the path leads away from there furthest: the principal components of (kept − newest).
class PathPlane {
 public:
  // path: rows of `newest.size()` numbers; no longer needed after the last advance().
  PathPlane(std::span<const float> path, std::vector<float> newest);

  // A pass over the path. Returns whether the directions stand still.
  bool advance() { return principal_.advance(); }
  WeightPlane plane() const;

 private:
  std::vector<float> newest_;
  PrincipalPlane principal_;
};

// A path's weights, each at the place of the plane nearest to it.
struct PathOnPlane {
  std::vector<PlaneSpot> places;
  // Of the squares of its distances from the plane's origin the share that lies in the plane, 0 …
  // 1; 1 where it never leaves the origin.
  double share = 1;
};
PathOnPlane path_on_plane(const WeightPlane& plane, std::span<const float> path);

}  // namespace descent
