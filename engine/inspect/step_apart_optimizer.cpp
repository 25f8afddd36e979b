#include "engine/inspect/step_apart_optimizer.hpp"

#include <cmath>

#include "engine/core/words.hpp"

namespace descent {
namespace {

// Among the tensors that are trained: see OptimizerState.
std::size_t trained_tensor(const Sequential& model, const ParameterPlace& place) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < place.layer; ++i) {
    for (const ParameterSpec& spec : model.parameter_list(i)) count += spec.trainable ? 1 : 0;
  }
  return count + (place.bias ? 1 : 0);
}

// What each optimizer's rule (engine/kernels/rules) adds to a weight, from its gradient and its
// slots.
struct MoveOf {
  double g;
  const std::vector<SlotLine>& slots;
  const std::optional<BiasCorrection>& corrected;

  double before(std::size_t slot) const { return slots[slot].before; }
  double after(std::size_t slot) const { return slots[slot].after; }

  double operator()(const SGD& one) const {
    const double descent = double{one.learning_rate} * g;
    if (slots.empty()) return -descent;
    return one.nesterov ? double{one.momentum} * after(0) - descent : after(0);
  }
  double operator()(const RMSprop& one) const { return by_root(one); }
  double operator()(const Adagrad& one) const { return by_root(one); }
  double operator()(const Adadelta& one) const {
    const double tiny = one.epsilon;
    return -double{one.learning_rate} * std::sqrt(before(1) + tiny) * g /
           std::sqrt(after(0) + tiny);
  }
  double operator()(const Adam& one) const {
    return -double{one.learning_rate} * corrected->m /
           (std::sqrt(corrected->v) + corrected->epsilon);
  }

 private:
  template <typename One>
  double by_root(const One& one) const {
    return -double{one.learning_rate} * g / std::sqrt(after(0) + double{one.epsilon});
  }
};

std::optional<BiasCorrection> correction(const StepApart& step,
                                         const std::vector<SlotLine>& slots) {
  const Adam* adam = std::get_if<Adam>(&step.optimizer);
  if (!adam) return std::nullopt;
  BiasCorrection found{1 - step.clock.powers[0], 1 - step.clock.powers[1]};
  found.m = double{slots[0].after} / found.first;
  found.v = double{slots[1].after} / found.second;
  found.epsilon = double{adam->epsilon} / std::sqrt(found.second);
  return found;
}

}  // namespace

std::vector<std::string> slot_names(const Optimizer& optimizer) {
  struct Names {
    std::vector<std::string> operator()(const SGD& one) const {
      if (one.slots() == 0) return {};
      return {tr("velocity")};
    }
    std::vector<std::string> operator()(const RMSprop&) const {
      return {tr("mean of squared gradients")};
    }
    std::vector<std::string> operator()(const Adagrad&) const {
      return {tr("sum of squared gradients")};
    }
    std::vector<std::string> operator()(const Adadelta&) const {
      return {tr("mean of squared gradients"), tr("mean of squared moves")};
    }
    std::vector<std::string> operator()(const Adam&) const { return {"m", "v"}; }
  };
  return std::visit(Names{}, optimizer);
}

OptimizerLine optimizer_line(const StepApart& step, const ParameterPlace& place) {
  check_place(step, place);
  const std::size_t which = place.bias ? 1 : 0;  // kernel, bias
  const auto number = [&](const Parameters& all) {
    return all[place.layer][which].data()[place.index];
  };
  OptimizerLine line;
  line.trained = step.before->parameter_list(place.layer)[which].trainable;
  line.step = step.clock.steps;
  line.learning_rate = learning_rate(step.optimizer);
  line.before = number(step.before->parameters());
  line.after = number(step.after->parameters());
  if (!line.trained) return line;
  line.gradient = number(step.gradients);
  const std::size_t tensor = trained_tensor(*step.before, place);
  const std::vector<std::string> names = slot_names(step.optimizer);
  for (std::size_t i = 0; i < names.size(); ++i) {
    line.slots.push_back({names[i], step.slots_before.slots[i][tensor][place.index],
                          step.slots_after.slots[i][tensor][place.index]});
  }
  line.corrected = correction(step, line.slots);
  line.move = std::visit(MoveOf{double{line.gradient}, line.slots, line.corrected}, step.optimizer);
  return line;
}

}  // namespace descent
