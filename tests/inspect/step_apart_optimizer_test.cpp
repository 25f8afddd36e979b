#include "engine/inspect/step_apart_optimizer.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>

#include "tests/inspect/taken_apart.hpp"

using namespace descent;
using namespace descent::tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

Trainer line_trainer(const Optimizer& optimizer, LearningRateSchedule schedule = {}) {
  TrainingSettings settings = settings_of(Loss::mean_squared_error, optimizer, 3);
  settings.schedule = schedule;
  return Trainer(Sequential({3},
                            {biased(4, Activation::tanh, {0.01f, 0.02f}),
                             biased(2, Activation::linear, {0, 0.01f})},
                            3),
                 ten_points(0, 2), settings, 4, default_kernels());
}

const ParameterPlace some_weight{1, false, 5}, some_bias{1, true, 1};

// A line's numbers by Keras's formulas, in double, from the slots before.
using Rule = double (*)(const OptimizerLine& line, std::vector<double>& slots);

void check_rule(const Optimizer& optimizer, Rule rule) {
  CAPTURE(optimizer_name(optimizer));
  Trainer trainer = line_trainer(optimizer);
  for (std::size_t i = 0; i < 9; ++i) {  // over two epochs of four steps
    const StepApart step = next_step(trainer);
    for (const ParameterPlace& place : {ParameterPlace{0, false, 7}, some_weight, some_bias}) {
      const OptimizerLine line = optimizer_line(step, place);
      CHECK(line.trained);
      CHECK(line.step == i + 1);
      CHECK(line.before == number_at(trainer.model().parameters(), place));
      CHECK(line.gradient == number_at(step.gradients, place));
      CHECK(line.slots.size() == slots_per_parameter(optimizer));
      std::vector<double> slots;
      for (const SlotLine& slot : line.slots) slots.push_back(slot.before);
      const double move = rule(line, slots);
      CHECK_THAT(line.move, WithinRel(move, 1e-4));
      CHECK(line.move != 0);
      for (std::size_t k = 0; k < slots.size(); ++k) {
        CHECK_THAT(line.slots[k].after, WithinRel(slots[k], 1e-5) || WithinAbs(slots[k], 1e-9));
        CHECK(line.slots[k].after != line.slots[k].before);
      }
      CHECK_THAT(line.after, WithinAbs(double{line.before} + line.move, 2e-7));
      CHECK(line.after != line.before);
    }
    trainer.step();
    const OptimizerLine line = optimizer_line(step, some_weight);
    CHECK(line.after == number_at(trainer.model().parameters(), some_weight));
    // What this step leaves is what the next one finds.
    const OptimizerLine next = optimizer_line(next_step(trainer), some_weight);
    for (std::size_t k = 0; k < line.slots.size(); ++k) {
      CHECK(next.slots[k].before == line.slots[k].after);
    }
  }
}

}  // namespace

TEST_CASE("an optimizer's line is Keras's formula") {
  check_rule(SGD{0.1f}, [](const OptimizerLine& line, std::vector<double>&) {
    return -0.1 * double{line.gradient};
  });
  check_rule(SGD{0.1f, 0.9f}, [](const OptimizerLine& line, std::vector<double>& v) {
    return v[0] = 0.9 * v[0] - 0.1 * double{line.gradient};
  });
  check_rule(SGD{0.1f, 0.9f, true}, [](const OptimizerLine& line, std::vector<double>& v) {
    v[0] = 0.9 * v[0] - 0.1 * double{line.gradient};
    return 0.9 * v[0] - 0.1 * double{line.gradient};
  });
  check_rule(RMSprop{0.01f}, [](const OptimizerLine& line, std::vector<double>& v) {
    const double g = line.gradient;
    v[0] = 0.9 * v[0] + 0.1 * g * g;
    return -0.01 * g / std::sqrt(v[0] + 1e-7);
  });
  check_rule(Adagrad{0.1f}, [](const OptimizerLine& line, std::vector<double>& a) {
    const double g = line.gradient;
    a[0] += g * g;
    return -0.1 * g / std::sqrt(a[0] + 1e-7);
  });
  check_rule(Adadelta{1}, [](const OptimizerLine& line, std::vector<double>& slots) {
    const double g = line.gradient;
    slots[0] = 0.95 * slots[0] + 0.05 * g * g;
    const double move = std::sqrt(slots[1] + 1e-7) * g / std::sqrt(slots[0] + 1e-7);
    slots[1] = 0.95 * slots[1] + 0.05 * move * move;
    return -move;
  });
  check_rule(Adam{0.01f}, [](const OptimizerLine& line, std::vector<double>& slots) {
    const double g = line.gradient, t = static_cast<double>(line.step);
    slots[0] = 0.9 * slots[0] + 0.1 * g;
    slots[1] = 0.999 * slots[1] + 0.001 * g * g;
    const double rate = 0.01 * std::sqrt(1 - std::pow(0.999, t)) / (1 - std::pow(0.9, t));
    return -rate * slots[0] / (std::sqrt(slots[1]) + 1e-7);
  });
}

TEST_CASE("Adam's first step is of the learning rate, for its means are corrected") {
  Trainer trainer = line_trainer(Adam{0.01f});
  const OptimizerLine line = optimizer_line(next_step(trainer), some_weight);
  REQUIRE(line.corrected);
  CHECK_THAT(line.corrected->first, WithinRel(0.1, 1e-9));
  CHECK_THAT(line.corrected->second, WithinRel(0.001, 1e-9));
  CHECK_THAT(line.corrected->m, WithinRel(double{line.gradient}, 1e-5));
  CHECK_THAT(line.corrected->v, WithinRel(double{line.gradient} * double{line.gradient}, 1e-5));
  CHECK_THAT(std::abs(line.move), WithinRel(0.01, 1e-3));
  CHECK(std::signbit(line.move) != std::signbit(line.gradient));
  trainer = line_trainer(SGD{0.1f});
  CHECK_FALSE(optimizer_line(next_step(trainer), some_weight).corrected);
}

TEST_CASE("the slots of a first step are as the optimizer makes them") {
  Trainer trainer = line_trainer(Adagrad{0.1f, 0.3f});
  CHECK(optimizer_line(next_step(trainer), some_weight).slots.at(0).before == 0.3f);
  trainer = line_trainer(Adadelta{});
  const OptimizerLine line = optimizer_line(next_step(trainer), some_bias);
  CHECK(line.slots.at(0).before == 0);
  CHECK(line.slots.at(1).before == 0);
}

TEST_CASE("slots have the names that books give them") {
  CHECK(slot_names(SGD{0.1f}).empty());
  CHECK(slot_names(SGD{0.1f, 0.9f}) == std::vector<std::string>{"velocity"});
  CHECK(slot_names(Adam{}) == std::vector<std::string>{"m", "v"});
  for (const Optimizer& optimizer : all_optimizers()) {
    CHECK(slot_names(optimizer).size() == slots_per_parameter(optimizer));
  }
}

TEST_CASE("the learning rate is that of the step") {
  Trainer trainer = line_trainer(SGD{0.1f}, ExponentialDecay{2, 0.5, true});
  for (const float rate : {0.1f, 0.1f, 0.05f, 0.05f, 0.025f}) {
    const OptimizerLine line = optimizer_line(next_step(trainer), some_bias);
    CHECK(line.learning_rate == rate);
    CHECK_THAT(line.move, WithinRel(-double{rate} * double{line.gradient}, 1e-12));
    trainer.step();
  }
  trainer.set_learning_rate(0.8f);
  CHECK(optimizer_line(next_step(trainer), some_bias).learning_rate == 0.2f);  // step 5
}

TEST_CASE("what is frozen has no line, and the others' slots are their own") {
  Dense frozen = biased(4, Activation::tanh);
  frozen.trainable = false;
  const Sequential model({3}, {biased(4, Activation::tanh), frozen, biased(2, Activation::linear)},
                         3);
  Trainer trainer(model, ten_points(0, 2), settings_of(Loss::mean_squared_error, Adam{0.01f}, 3), 4,
                  default_kernels());
  trainer.step(2);
  const StepApart step = next_step(trainer);
  const OptimizerLine none = optimizer_line(step, {1, false, 3});
  CHECK_FALSE(none.trained);
  CHECK(none.slots.empty());
  CHECK(none.before == none.after);
  const OptimizerLine line = optimizer_line(step, {2, true, 1});
  // m follows the gradient of this very number.
  const float m = line.slots[0].before;
  CHECK_THAT(line.slots[0].after, WithinRel(0.9 * double{m} + 0.1 * double{line.gradient}, 1e-5));
  CHECK_THAT(line.after, WithinAbs(double{line.before} + line.move, 2e-7));
  CHECK_THROWS_WITH(optimizer_line(step, {0, false, 12}), ContainsSubstring("has 12 weights"));
}
