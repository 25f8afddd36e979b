#include "engine/optimizers/optimizer.hpp"

#include <string>

#include "engine/core/closed_set.hpp"
#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

// "SGD, RMSprop or Adam"
std::string list_of(const std::vector<std::string_view>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 < names.size() ? ", " : " or ";
    text += names[i];
  }
  return text;
}

// What the first slot begins with: most with 0.
float first_slot_begins_with(const Optimizer& optimizer) {
  return std::visit(
      [](const auto& one) {
        if constexpr (requires { one.slot_begins_with(); }) return one.slot_begins_with();
        return 0.0f;
      },
      optimizer);
}

void make_slot(std::vector<std::vector<float>>& slot, std::span<const std::size_t> sizes,
               float value) {
  if (slot.size() == sizes.size()) return;
  slot.clear();
  for (const std::size_t size : sizes) slot.emplace_back(size, value);
}

}  // namespace

const std::vector<Optimizer>& all_optimizers() { return one_of_each<Optimizer>(); }

std::string_view optimizer_name(const Optimizer& optimizer) { return name_of(optimizer); }

const std::vector<std::string_view>& optimizer_names() { return names_of_each<Optimizer>(); }

float learning_rate(const Optimizer& optimizer) {
  return std::visit([](const auto& settings) { return settings.learning_rate; }, optimizer);
}

void set_learning_rate(Optimizer& optimizer, float rate) {
  std::visit([rate](auto& settings) { settings.learning_rate = rate; }, optimizer);
}

bool same_but_for_rate(Optimizer a, const Optimizer& b) {
  set_learning_rate(a, learning_rate(b));
  return a == b;
}

Optimizer make_optimizer(std::string_view name) {
  for (const Optimizer& optimizer : all_optimizers()) {
    if (optimizer_name(optimizer) == name) return optimizer;
  }
  throw Error(tr("There is no optimizer \"{0}\": choose {1}.", name, list_of(optimizer_names())));
}

std::size_t slots_per_parameter(const Optimizer& optimizer) {
  return std::visit([](const auto& one) { return one.slots(); }, optimizer);
}

void begin_update(const Optimizer& optimizer, OptimizerState& state,
                  std::span<const std::size_t> sizes) {
  const std::size_t slots = slots_per_parameter(optimizer);
  for (std::size_t i = 0; i < slots; ++i) {
    make_slot(state.slots[i], sizes, i == 0 ? first_slot_begins_with(optimizer) : 0);
  }
  ++state.clock.steps;
  std::visit(
      [&](const auto& one) {
        if constexpr (requires { one.begin_step(state.clock); }) one.begin_step(state.clock);
      },
      optimizer);
}

void update(const Optimizer& optimizer, const KernelTable& kernels, OptimizerState& state,
            std::span<const UpdatePiece> pieces) {
  const UpdateStep step =
      std::visit([&](const auto& one) -> UpdateStep { return one.step(state.clock); }, optimizer);
  const std::size_t count = slots_per_parameter(optimizer);
  for (const UpdatePiece& piece : pieces) {
    std::array<float*, 2> slots = {};
    for (std::size_t i = 0; i < count; ++i) slots[i] = &state.slots[i][piece.tensor][piece.begin];
    kernels.optimize(step, piece.count, piece.gradients, slots.data(), piece.parameters);
  }
}

}  // namespace descent
