#include "engine/kernels/reference/optimize.hpp"

#include <cmath>

#include "engine/kernels/moment.hpp"

namespace descent::reference {
namespace {

struct Math {
  using Value = float;

  static float flushed(float moment) { return std::abs(moment) < smallest_moment ? 0 : moment; }
  static float sqrt(float value) { return std::sqrt(value); }
};

template <typename Step>
void update_all(const Step& step, std::size_t count, const float* g, float* const* slots,
                float* w) {
  if constexpr (requires { step.template rule_without_slots<Math>(); }) {
    if (!slots[0]) {
      const auto rule = step.template rule_without_slots<Math>();
      for (std::size_t i = 0; i < count; ++i) rule(g[i], w[i]);
      return;
    }
  }
  const auto rule = step.template rule<Math>();
  for (std::size_t i = 0; i < count; ++i) {
    if constexpr (Step::most_slots == 0) {
      rule(g[i], w[i]);
    } else if constexpr (Step::most_slots == 1) {
      rule(g[i], w[i], slots[0][i]);
    } else {
      rule(g[i], w[i], slots[0][i], slots[1][i]);
    }
  }
}

}  // namespace

void optimize(const UpdateStep& step, std::size_t count, const float* g, float* const* slots,
              float* w) {
  std::visit([&](const auto& one) { update_all(one, count, g, slots, w); }, step);
}

}  // namespace descent::reference
