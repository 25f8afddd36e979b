#include "engine/kernels/simd/adadelta.hpp"

#include "engine/kernels/moment.hpp"
#include "engine/kernels/simd/lane_groups.hpp"

namespace descent::simd::common {
namespace {

template <typename Values>
Values flushed(Values moment) {
  return xsimd::select(xsimd::abs(moment) < Values(smallest_moment), Values(0.0f), moment);
}

}  // namespace

void adadelta(const AdadeltaStep& step, std::size_t count, const float* g, float* a, float* v,
              float* w) {
  const auto [learning_rate, rho, epsilon] = step;
  for_each_lane_group<Vector128>(count, [=](std::size_t i, auto lanes) {
    using Values = decltype(lanes.load(g));
    const Values keep(rho), rest(1 - rho), tiny(epsilon), rate(learning_rate);
    const Values gradient = lanes.load(g + i);
    const Values square = flushed(keep * lanes.load(a + i) + rest * (gradient * gradient));
    lanes.store(square, a + i);
    const Values moved = lanes.load(v + i);
    const Values move = xsimd::sqrt(moved + tiny) * gradient / xsimd::sqrt(square + tiny);
    lanes.store(flushed(keep * moved + rest * (move * move)), v + i);
    lanes.store(lanes.load(w + i) - rate * move, w + i);
  });
}

}  // namespace descent::simd::common
