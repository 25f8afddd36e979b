#include "web/app/state/optimizer_choices.hpp"

#include <algorithm>

#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

constexpr const char* rho_hint = "How much of the running mean of squared gradients stays";
constexpr const char* epsilon_hint = "A small number that keeps a division from being by zero";

// Calls take(name, value, low, high, hint) for each setting.
template <typename Take>
struct EachSetting {
  Take& take;

  template <typename Settings>
  void rate(Settings& settings) const {
    take("learning_rate", settings.learning_rate, 1e-9, limits::learning_rate,
         "How far each step moves the weights against their gradient");
  }
  template <typename Settings>
  void epsilon(Settings& settings) const {
    take("epsilon", settings.epsilon, limits::least_epsilon, 1, epsilon_hint);
  }

  template <typename Sgd>
    requires requires(Sgd& sgd) { sgd.nesterov; }
  void operator()(Sgd& sgd) const {
    rate(sgd);
    take("momentum", sgd.momentum, 0, 1, "How much of the last step each step goes on with");
  }
  template <typename Settings>
    requires requires(Settings& settings) { settings.rho; }
  void operator()(Settings& settings) const {
    rate(settings);
    take("rho", settings.rho, 0, 1, rho_hint);
    epsilon(settings);
  }
  template <typename Settings>
    requires requires(Settings& settings) { settings.initial_accumulator_value; }
  void operator()(Settings& adagrad) const {
    rate(adagrad);
    take("initial_accumulator_value", adagrad.initial_accumulator_value, 0, 1,
         "What the sums of squared gradients begin with");
    epsilon(adagrad);
  }
  template <typename Settings>
    requires requires(Settings& settings) { settings.beta_1; }
  void operator()(Settings& adam) const {
    rate(adam);
    take("beta_1", adam.beta_1, 0, limits::beta, "How much of the running mean gradient stays");
    take("beta_2", adam.beta_2, 0, limits::beta, rho_hint);
    epsilon(adam);
  }
};

template <typename AnyOptimizer, typename Take>
void each_setting(AnyOptimizer& optimizer, Take&& take) {
  std::visit(EachSetting<Take>{take}, optimizer);
}

}  // namespace

const std::vector<OptimizerChoice>& optimizer_choices() {
  static const std::vector<OptimizerChoice> choices = {
      {"SGD", "steps against the gradient", SGD{}},
      {"momentum", "SGD whose steps keep some of their speed", SGD{.momentum = 0.9f}},
      {"Nesterov", "the same, looking ahead", SGD{.momentum = 0.9f, .nesterov = true}},
      {"RMSprop", "steps of like size for every weight", RMSprop{}},
      {"Adagrad", "smaller steps for weights that moved a lot", Adagrad{}},
      {"Adadelta", "Adagrad that forgets", Adadelta{}},
      {"Adam", "momentum and RMSprop together", Adam{}},
  };
  return choices;
}

std::size_t optimizer_choice(const Optimizer& optimizer) {
  const auto& choices = optimizer_choices();
  std::string_view name = optimizer_name(optimizer);
  if (const auto* sgd = std::get_if<SGD>(&optimizer); sgd && sgd->momentum > 0) {
    name = sgd->nesterov ? "Nesterov" : "momentum";
  }
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [&](const OptimizerChoice& one) { return one.name == name; });
  return static_cast<std::size_t>(found - choices.begin());
}

Optimizer chosen_optimizer(const Optimizer& now, std::size_t choice) {
  Optimizer chosen = optimizer_choices()[choice].optimizer;
  const bool both_sgd = std::holds_alternative<SGD>(now) && std::holds_alternative<SGD>(chosen);
  if (both_sgd) set_learning_rate(chosen, learning_rate(now));
  return chosen;
}

std::vector<OptimizerSetting> optimizer_settings(const Optimizer& optimizer) {
  std::vector<OptimizerSetting> settings;
  each_setting(optimizer, [&](std::string_view name, float value, double low, double high,
                              std::string_view hint) {
    settings.push_back({name, value, static_cast<float>(low), static_cast<float>(high), hint});
  });
  return settings;
}

Optimizer with_setting(Optimizer optimizer, std::string_view changed, double to) {
  each_setting(optimizer,
               [&](std::string_view name, float& value, double low, double high, std::string_view) {
                 if (name == changed) value = static_cast<float>(std::clamp(to, low, high));
               });
  return optimizer;
}

}  // namespace descent
