#include "engine/kernels/reference/adadelta.hpp"

#include <cmath>

#include "engine/kernels/moment.hpp"

namespace descent::reference {
namespace {

float flushed(float moment) { return std::abs(moment) < smallest_moment ? 0 : moment; }

}  // namespace

void adadelta(const AdadeltaStep& step, std::size_t count, const float* g, float* a, float* v,
              float* w) {
  const auto [rate, rho, epsilon] = step;
  for (std::size_t i = 0; i < count; ++i) {
    a[i] = flushed(rho * a[i] + (1 - rho) * (g[i] * g[i]));
    const float move = std::sqrt(v[i] + epsilon) * g[i] / std::sqrt(a[i] + epsilon);
    v[i] = flushed(rho * v[i] + (1 - rho) * (move * move));
    w[i] -= rate * move;
  }
}

}  // namespace descent::reference
