#include "web/app/state/optimizer_choices.hpp"

#include <algorithm>
#include <string>
#include <type_traits>
#include <utility>

#include "engine/core/words.hpp"

namespace descent {
namespace {

// Calls take(name, value, low, high, hint) for each setting that is a number.
template <typename AnyOptimizer, typename Take>
void each_setting(AnyOptimizer& optimizer, Take&& take) {
  constexpr double least_learning_rate = 1e-9;  // on a page; at 0 nothing would learn
  std::visit(
      [&]<typename Settings>(Settings& settings) {
        for_each_field<std::remove_const_t<Settings>>([&](const auto& row) {
          if constexpr (std::is_same_v<std::decay_t<decltype(row.allowed)>, Number>) {
            const double low = row.key == "learning_rate" ? least_learning_rate : row.allowed.low;
            take(row.key, settings.*row.member, low, row.allowed.high, row.meaning);
          }
        });
      },
      optimizer);
}

}  // namespace

const std::vector<OptimizerChoice>& optimizer_choices() {
  static const std::vector<OptimizerChoice> choices = [] {
    std::vector<OptimizerChoice> all;
    for (const Optimizer& optimizer : all_optimizers()) {
      const std::string_view meaning =
          std::visit([](const auto& one) { return one.meaning; }, optimizer);
      all.push_back({std::string(optimizer_name(optimizer)), std::string(meaning), optimizer});
      if (!std::holds_alternative<SGD>(optimizer)) continue;
      all.push_back(
          {"momentum", tr_noop("SGD whose steps keep some of their speed"), SGD{.momentum = 0.9f}});
      all.push_back({"Nesterov", tr_noop("the same, looking ahead"),
                     SGD{.momentum = 0.9f, .nesterov = true}});
    }
    return all;
  }();
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
  each_setting(optimizer, [&](std::string_view name, auto value, double low, double high,
                              std::string_view hint) {
    std::string words(tr_marked(hint));
    if (words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    settings.push_back({name, static_cast<float>(value), static_cast<float>(low),
                        static_cast<float>(high), std::move(words)});
  });
  return settings;
}

Optimizer with_setting(Optimizer optimizer, std::string_view changed, double to) {
  each_setting(optimizer, [&]<typename Value>(std::string_view name, Value& value, double low,
                                              double high, std::string_view) {
    if (name == changed) value = static_cast<Value>(std::clamp(to, low, high));
  });
  return optimizer;
}

}  // namespace descent
