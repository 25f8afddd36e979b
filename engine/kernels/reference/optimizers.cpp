#include "engine/kernels/reference/optimizers.hpp"

#include <cmath>

#include "engine/kernels/moment.hpp"

namespace descent::reference {
namespace {

float flushed(float moment) { return std::abs(moment) < smallest_moment ? 0 : moment; }

}  // namespace

void sgd(const SgdStep& step, std::size_t count, const float* g, float* v, float* w) {
  const auto [rate, momentum, nesterov] = step;
  for (std::size_t i = 0; i < count; ++i) {
    if (!v) {
      w[i] -= rate * g[i];
      continue;
    }
    v[i] = flushed(momentum * v[i] - rate * g[i]);
    w[i] += nesterov ? momentum * v[i] - rate * g[i] : v[i];
  }
}

void rmsprop(const RmspropStep& step, std::size_t count, const float* g, float* v, float* w) {
  const auto [rate, rho, epsilon] = step;
  for (std::size_t i = 0; i < count; ++i) {
    v[i] = flushed(rho * v[i] + (1 - rho) * (g[i] * g[i]));
    w[i] -= rate * g[i] / std::sqrt(v[i] + epsilon);
  }
}

void adagrad(const AdagradStep& step, std::size_t count, const float* g, float* a, float* w) {
  const auto [rate, epsilon] = step;
  for (std::size_t i = 0; i < count; ++i) {
    a[i] = flushed(a[i] + g[i] * g[i]);
    w[i] -= rate * g[i] / std::sqrt(a[i] + epsilon);
  }
}

void adam(const AdamStep& step, std::size_t count, const float* g, float* m, float* v, float* w) {
  const auto [rate, beta_1, beta_2, epsilon] = step;
  for (std::size_t i = 0; i < count; ++i) {
    m[i] = flushed(m[i] + (1 - beta_1) * (g[i] - m[i]));
    v[i] = flushed(v[i] + (1 - beta_2) * (g[i] * g[i] - v[i]));
    w[i] -= rate * m[i] / (std::sqrt(v[i]) + epsilon);
  }
}

}  // namespace descent::reference
