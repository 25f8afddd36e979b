#pragma once

#include <cstddef>

#include "engine/kernels/moment.hpp"
#include "engine/kernels/rules/optimizers.hpp"
#include "engine/kernels/simd/blocks.hpp"

// Each update is one pass over memory, bound by that and by the square root and the division: fused
// multiply-adds would change the bits and gain nothing. The contract stands in kernels.hpp.
namespace descent::simd {

template <typename Isa>
struct UpdateMath {
  using Value = typename Isa::Vector;

  static Value flushed(Value moment) {
    return zero_where(xsimd::abs(moment) < Value(smallest_moment), moment);
  }
  static Value sqrt(Value value) { return xsimd::sqrt(value); }
};

template <typename Isa, typename Rule>
void update_without_slots(const Rule& rule, std::size_t count, const float* g, float* w) {
  for_each_block<Isa>(count, [&](std::size_t i, auto block) {
    auto weight = block.load(w + i);
    rule(block.load(g + i), weight);
    block.store(weight, w + i);
  });
}

template <typename Isa, typename Rule>
void update_one_slot(const Rule& rule, std::size_t count, const float* g, float* slot, float* w) {
  for_each_block<Isa>(count, [&](std::size_t i, auto block) {
    auto weight = block.load(w + i), moment = block.load(slot + i);
    rule(block.load(g + i), weight, moment);
    block.store(moment, slot + i);
    block.store(weight, w + i);
  });
}

template <typename Isa, typename Rule>
void update_two_slots(const Rule& rule, std::size_t count, const float* g, float* first,
                      float* second, float* w) {
  for_each_block<Isa>(count, [&](std::size_t i, auto block) {
    auto weight = block.load(w + i), one = block.load(first + i), other = block.load(second + i);
    rule(block.load(g + i), weight, one, other);
    block.store(one, first + i);
    block.store(other, second + i);
    block.store(weight, w + i);
  });
}

template <typename Isa, typename Step>
void update_all(const Step& step, std::size_t count, const float* g, float* const* slots,
                float* w) {
  using Math = UpdateMath<Isa>;
  if constexpr (requires { step.template rule_without_slots<Math>(); }) {
    if (!slots[0]) {
      return update_without_slots<Isa>(step.template rule_without_slots<Math>(), count, g, w);
    }
  }
  const auto rule = step.template rule<Math>();
  if constexpr (Step::most_slots == 0) {
    update_without_slots<Isa>(rule, count, g, w);
  } else if constexpr (Step::most_slots == 1) {
    update_one_slot<Isa>(rule, count, g, slots[0], w);
  } else {
    update_two_slots<Isa>(rule, count, g, slots[0], slots[1], w);
  }
}

template <typename Isa>
void optimize(const UpdateStep& step, std::size_t count, const float* g, float* const* slots,
              float* w) {
  std::visit([&](const auto& one) { update_all<Isa>(one, count, g, slots, w); }, step);
}

}  // namespace descent::simd
