#include "engine/inspect/weight_plane.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/random.hpp"

namespace descent {
namespace {

// Calls do_with(its tensor) for all that training changes.
template <typename Model, typename Do>
void for_each_trained(Model& model, Do&& do_with) {
  for (std::size_t layer = 0; layer < model.layers().size(); ++layer) {
    const ParameterList& list = model.parameter_list(layer);
    for (std::size_t k = 0; k < list.size(); ++k) {
      if (list[k].trainable) do_with(model.parameters()[layer][k]);
    }
  }
}

double product(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

std::vector<double> filter_normalised(const Sequential& model, Random& random) {
  std::vector<double> direction;
  for_each_trained(model, [&](const Tensor& weights) {
    const std::size_t first = direction.size();
    direction.resize(first + weights.size(), 0);
    if (weights.dimension() < 2) return;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      direction[first + i] = static_cast<double>(random.normal());
    }
    const std::size_t units = weights.shape().back();
    for (std::size_t unit = 0; unit < units; ++unit) {
      double own = 0, drawn = 0;
      for (std::size_t i = unit; i < weights.size(); i += units) {
        const auto weight = static_cast<double>(weights.data()[i]);
        own += weight * weight;
        drawn += direction[first + i] * direction[first + i];
      }
      const double scale = drawn > 0 ? std::sqrt(own / drawn) : 0;
      for (std::size_t i = unit; i < weights.size(); i += units) direction[first + i] *= scale;
    }
  });
  return direction;
}

}  // namespace

std::vector<float> trained_weights(const Sequential& model) {
  std::vector<float> all;
  for_each_trained(
      model, [&](const Tensor& weights) { all.insert(all.end(), weights.begin(), weights.end()); });
  return all;
}

void put_weights(const WeightPlane& plane, PlaneSpot at, Sequential& model) {
  std::size_t i = 0;
  for_each_trained(model, [&](Tensor& weights) {
    for (float& weight : weights) {
      weight = static_cast<float>(static_cast<double>(plane.origin[i]) + at.x * plane.axes[0][i] +
                                  at.y * plane.axes[1][i]);
      ++i;
    }
  });
}

WeightPlane random_plane(const Sequential& model, std::uint64_t seed) {
  Random random(seed);
  WeightPlane plane;
  plane.origin = trained_weights(model);
  for (std::vector<double>& axis : plane.axes) axis = filter_normalised(model, random);
  return plane;
}

PathPlane::PathPlane(std::span<const float> path, std::vector<float> newest)
    : newest_(std::move(newest)),
      principal_(path, newest_.size(), std::vector<double>(newest_.begin(), newest_.end())) {}

WeightPlane PathPlane::plane() const { return {newest_, principal_.basis().axes}; }

PathOnPlane path_on_plane(const WeightPlane& plane, std::span<const float> path) {
  const std::size_t size = plane.origin.size();
  const auto& [a, b] = plane.axes;
  const double aa = product(a, a), ab = product(a, b), bb = product(b, b);
  const double determinant = aa * bb - ab * ab;
  PathOnPlane found;
  double within = 0, all = 0;
  std::vector<double> away(size);
  for (std::size_t first = 0; size > 0 && first + size <= path.size(); first += size) {
    for (std::size_t i = 0; i < size; ++i) {
      away[i] = static_cast<double>(path[first + i]) - static_cast<double>(plane.origin[i]);
    }
    // The least squares' place; along one axis alone where the other has no length of its own.
    const double pa = product(away, a), pb = product(away, b);
    PlaneSpot at;
    if (determinant > 1e-12 * aa * bb) {
      at = {(bb * pa - ab * pb) / determinant, (aa * pb - ab * pa) / determinant};
    } else if (aa > 0) {
      at.x = pa / aa;
    }
    found.places.push_back(at);
    within += at.x * pa + at.y * pb;
    all += product(away, away);
  }
  if (all > 0) found.share = std::clamp(within / all, 0.0, 1.0);
  return found;
}

}  // namespace descent
