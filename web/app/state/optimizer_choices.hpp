#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/optimizers/optimizer.hpp"

// Optimizers as a person chooses and sets them: Keras's SGD is three of them, by its momentum.
namespace descent {

struct OptimizerChoice {
  std::string name;  // "SGD", "momentum", "Nesterov", "RMSprop", …
  std::string note;
  Optimizer optimizer;  // with Keras's defaults; momentum, which has none, with the usual 0.9
};
const std::vector<OptimizerChoice>& optimizer_choices();

// The one that an optimizer is, by its place among them.
std::size_t optimizer_choice(const Optimizer& optimizer);

// What choosing another one gives: its defaults, but one kind of SGD keeps the other's rate.
Optimizer chosen_optimizer(const Optimizer& now, std::size_t choice);

// A setting of an optimizer, by Keras's name.
struct OptimizerSetting {
  std::string_view name;
  float value;
  float low, high;  // what an experiment may ask for
  std::string hint;
};
// All but nesterov, which is a choice: "learning_rate", "momentum", …
std::vector<OptimizerSetting> optimizer_settings(const Optimizer& optimizer);

// With one of those settings changed, as near as its limits allow.
Optimizer with_setting(Optimizer optimizer, std::string_view name, double value);

}  // namespace descent
