#include "engine/optimizers/optimizer.hpp"

#include <cmath>

#include "engine/core/error.hpp"

namespace descent {
namespace {

// Arrays of the parameters' shapes, all of one value.
std::vector<Tensor> slots_like(const std::vector<Tensor*>& parameters, float value) {
  std::vector<Tensor> slots;
  slots.reserve(parameters.size());
  for (const Tensor* parameter : parameters) slots.emplace_back(parameter->shape(), value);
  return slots;
}

struct Update {
  const KernelTable& kernels;
  OptimizerState& state;
  const std::vector<Tensor*>& parameters;
  const std::vector<const Tensor*>& gradients;

  std::vector<Tensor>& first(float initial = 0) const {
    if (state.first.size() != parameters.size()) state.first = slots_like(parameters, initial);
    return state.first;
  }
  std::vector<Tensor>& second() const {
    if (state.second.size() != parameters.size()) state.second = slots_like(parameters, 0);
    return state.second;
  }

  void operator()(const SGD& sgd) const {
    const SgdStep step{sgd.learning_rate, sgd.momentum, sgd.nesterov};
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      float* velocity = sgd.momentum == 0 ? nullptr : first()[i].data();
      kernels.sgd(step, parameters[i]->size(), gradients[i]->data(), velocity,
                  parameters[i]->data());
    }
  }
  void operator()(const RMSprop& rmsprop) const {
    const RmspropStep step{rmsprop.learning_rate, rmsprop.rho, rmsprop.epsilon};
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      kernels.rmsprop(step, parameters[i]->size(), gradients[i]->data(), first()[i].data(),
                      parameters[i]->data());
    }
  }
  void operator()(const Adagrad& adagrad) const {
    const AdagradStep step{adagrad.learning_rate, adagrad.epsilon};
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      kernels.adagrad(step, parameters[i]->size(), gradients[i]->data(),
                      first(adagrad.initial_accumulator_value)[i].data(), parameters[i]->data());
    }
  }
  void operator()(const Adadelta& adadelta) const {
    const AdadeltaStep step{adadelta.learning_rate, adadelta.rho, adadelta.epsilon};
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      kernels.adadelta(step, parameters[i]->size(), gradients[i]->data(), first()[i].data(),
                       second()[i].data(), parameters[i]->data());
    }
  }
  void operator()(const Adam& adam) const {
    state.beta_1_power *= adam.beta_1;
    state.beta_2_power *= adam.beta_2;
    const double correction = std::sqrt(1 - state.beta_2_power) / (1 - state.beta_1_power);
    const AdamStep step{static_cast<float>(adam.learning_rate * correction), adam.beta_1,
                        adam.beta_2, adam.epsilon};
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      kernels.adam(step, parameters[i]->size(), gradients[i]->data(), first()[i].data(),
                   second()[i].data(), parameters[i]->data());
    }
  }
};

}  // namespace

std::string_view optimizer_name(const Optimizer& optimizer) {
  return optimizer_names()[optimizer.index()];
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

void update(const Optimizer& optimizer, const KernelTable& kernels, OptimizerState& state,
            const std::vector<Tensor*>& parameters, const std::vector<const Tensor*>& gradients) {
  ++state.steps;
  std::visit(Update{kernels, state, parameters, gradients}, optimizer);
}

}  // namespace descent
