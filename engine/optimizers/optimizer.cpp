#include "engine/optimizers/optimizer.hpp"

#include <cmath>

#include "engine/core/error.hpp"

namespace descent {
namespace {

struct Update {
  const KernelTable& kernels;
  OptimizerState& state;
  std::span<const UpdatePiece> pieces;

  float* first(const UpdatePiece& piece) const { return &state.first[piece.tensor][piece.begin]; }
  float* second(const UpdatePiece& piece) const { return &state.second[piece.tensor][piece.begin]; }

  void operator()(const SGD& sgd) const {
    const SgdStep step{sgd.learning_rate, sgd.momentum, sgd.nesterov};
    for (const UpdatePiece& p : pieces) {
      float* velocity = sgd.momentum == 0 ? nullptr : first(p);
      kernels.sgd(step, p.count, p.gradients, velocity, p.parameters);
    }
  }
  void operator()(const RMSprop& rmsprop) const {
    const RmspropStep step{rmsprop.learning_rate, rmsprop.rho, rmsprop.epsilon};
    for (const UpdatePiece& p : pieces) {
      kernels.rmsprop(step, p.count, p.gradients, first(p), p.parameters);
    }
  }
  void operator()(const Adagrad& adagrad) const {
    const AdagradStep step{adagrad.learning_rate, adagrad.epsilon};
    for (const UpdatePiece& p : pieces) {
      kernels.adagrad(step, p.count, p.gradients, first(p), p.parameters);
    }
  }
  void operator()(const Adadelta& adadelta) const {
    const AdadeltaStep step{adadelta.learning_rate, adadelta.rho, adadelta.epsilon};
    for (const UpdatePiece& p : pieces) {
      kernels.adadelta(step, p.count, p.gradients, first(p), second(p), p.parameters);
    }
  }
  void operator()(const Adam& adam) const {
    const double correction = std::sqrt(1 - state.beta_2_power) / (1 - state.beta_1_power);
    const AdamStep step{static_cast<float>(adam.learning_rate * correction), adam.beta_1,
                        adam.beta_2, adam.epsilon};
    for (const UpdatePiece& p : pieces) {
      kernels.adam(step, p.count, p.gradients, first(p), second(p), p.parameters);
    }
  }
};

// What the first moments begin with: most with 0.
float initial_moment(const Optimizer& optimizer) {
  const auto* adagrad = std::get_if<Adagrad>(&optimizer);
  return adagrad ? adagrad->initial_accumulator_value : 0;
}

void make_slots(std::vector<std::vector<float>>& slots, std::span<const std::size_t> sizes,
                float value) {
  if (slots.size() == sizes.size()) return;
  slots.clear();
  for (const std::size_t size : sizes) slots.emplace_back(size, value);
}

}  // namespace

std::string_view optimizer_name(const Optimizer& optimizer) {
  return std::visit([](const auto& one) { return one.name; }, optimizer);
}

const std::vector<std::string_view>& optimizer_names() {
  static const std::vector<std::string_view> names = {"SGD", "RMSprop", "Adagrad", "Adadelta",
                                                      "Adam"};
  return names;
}

float learning_rate(const Optimizer& optimizer) {
  return std::visit([](const auto& settings) { return settings.learning_rate; }, optimizer);
}

void set_learning_rate(Optimizer& optimizer, float rate) {
  std::visit([rate](auto& settings) { settings.learning_rate = rate; }, optimizer);
}

Optimizer make_optimizer(std::string_view name) {
  for (const Optimizer& optimizer : {Optimizer(SGD{}), Optimizer(RMSprop{}), Optimizer(Adagrad{}),
                                     Optimizer(Adadelta{}), Optimizer(Adam{})}) {
    if (optimizer_name(optimizer) == name) return optimizer;
  }
  throw Error("There is no optimizer \"" + std::string(name) +
              "\": choose SGD, RMSprop, Adagrad, Adadelta or Adam.");
}

std::size_t slots_per_parameter(const Optimizer& optimizer) {
  if (const auto* sgd = std::get_if<SGD>(&optimizer)) return sgd->momentum == 0 ? 0 : 1;
  const bool two =
      std::holds_alternative<Adam>(optimizer) || std::holds_alternative<Adadelta>(optimizer);
  return two ? 2 : 1;
}

void begin_update(const Optimizer& optimizer, OptimizerState& state,
                  std::span<const std::size_t> sizes) {
  const std::size_t slots = slots_per_parameter(optimizer);
  if (slots > 0) make_slots(state.first, sizes, initial_moment(optimizer));
  if (slots > 1) make_slots(state.second, sizes, 0);
  ++state.steps;
  if (const auto* adam = std::get_if<Adam>(&optimizer)) {
    state.beta_1_power *= adam->beta_1;
    state.beta_2_power *= adam->beta_2;
  }
}

void update(const Optimizer& optimizer, const KernelTable& kernels, OptimizerState& state,
            std::span<const UpdatePiece> pieces) {
  std::visit(Update{kernels, state, pieces}, optimizer);
}

}  // namespace descent
