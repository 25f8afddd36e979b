#include "web/app/state/optimizer_choices.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace descent;

TEST_CASE("seven optimizers are offered, each of which is told from the others") {
  const auto& choices = optimizer_choices();
  std::set<std::string> names;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    INFO(choices[i].name);
    CHECK(optimizer_choice(choices[i].optimizer) == i);
    names.insert(choices[i].name);
  }
  CHECK(names == std::set<std::string>{"SGD", "momentum", "Nesterov", "RMSprop", "Adagrad",
                                       "Adadelta", "Adam"});
}

TEST_CASE("another kind of SGD keeps the learning rate, another rule has its own") {
  const Optimizer now = SGD{.learning_rate = 0.3f};
  CHECK(chosen_optimizer(now, 2) ==
        Optimizer(SGD{.learning_rate = 0.3f, .momentum = 0.9f, .nesterov = true}));
  CHECK(chosen_optimizer(now, optimizer_choice(Adam{})) == Optimizer(Adam{}));
}

TEST_CASE("every optimizer's settings have Keras's names and values") {
  const auto names = [](const Optimizer& optimizer) {
    std::vector<std::string_view> found;
    for (const OptimizerSetting& setting : optimizer_settings(optimizer)) {
      found.push_back(setting.name);
      CHECK(setting.value >= setting.low);
      CHECK(setting.value <= setting.high);
    }
    return found;
  };
  using Names = std::vector<std::string_view>;
  CHECK(names(SGD{}) == Names{"learning_rate", "momentum"});
  CHECK(names(RMSprop{}) == Names{"learning_rate", "rho", "epsilon"});
  CHECK(names(Adadelta{}) == Names{"learning_rate", "rho", "epsilon"});
  CHECK(names(Adagrad{}) == Names{"learning_rate", "initial_accumulator_value", "epsilon"});
  CHECK(names(Adam{}) == Names{"learning_rate", "beta_1", "beta_2", "epsilon"});
}

TEST_CASE("a setting is changed alone, and kept within its limits") {
  const Optimizer adam = with_setting(Adam{}, "beta_1", 0.5);
  CHECK(adam == Optimizer(Adam{.beta_1 = 0.5f}));
  CHECK(std::get<Adam>(with_setting(Adam{}, "beta_2", 7)).beta_2 < 1);
  CHECK(std::get<Adam>(with_setting(Adam{}, "epsilon", -1)).epsilon > 0);
  CHECK(std::get<SGD>(with_setting(SGD{}, "learning_rate", 0)).learning_rate > 0);
  CHECK(with_setting(SGD{}, "beta_1", 0.5) == Optimizer(SGD{}));
}
