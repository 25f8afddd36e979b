#include <string>
#include <variant>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/frame/step_numbers.hpp"
#include "web/frame/step_words.hpp"

namespace descent {
namespace {

// What its slots become, as its settings have it; "" of plain SGD.
std::string optimizer_rule(const Optimizer& optimizer) {
  if (const auto* sgd = std::get_if<SGD>(&optimizer)) {
    if (sgd->momentum == 0) return "";
    const std::string m = step_number(static_cast<double>(sgd->momentum));
    return sgd->nesterov
               ? tr("velocity ← {0} × velocity − rate × g; move = {0} × velocity − rate × g", m)
               : tr("velocity ← {0} × velocity − rate × g; move = velocity", m);
  }
  if (const auto* rms = std::get_if<RMSprop>(&optimizer)) {
    return tr("mean square ← {0} × mean square + {1} × g²; move = −rate × g / √(mean square + ε)",
              step_number(rms->rho), step_number(1 - rms->rho));
  }
  if (std::holds_alternative<Adagrad>(optimizer)) {
    return tr("sum of g² ← sum of g² + g²; move = −rate × g / √(sum of g² + ε)");
  }
  if (const auto* delta = std::get_if<Adadelta>(&optimizer)) {
    return tr(
        "mean of g² ← {0} × mean of g² + {1} × g²; d = √(mean of d² + ε) × g / √(mean of g² + ε); "
        "move = −rate × d; then mean of d² ← {0} × mean of d² + {1} × d²",
        step_number(delta->rho), step_number(1 - delta->rho));
  }
  if (const auto* adam = std::get_if<Adam>(&optimizer)) {
    const auto first = static_cast<double>(adam->beta_1);
    const auto second = static_cast<double>(adam->beta_2);
    return tr("m ← {0} m + {1} g; v ← {2} v + {3} g²", step_number(first), step_number(1 - first),
              step_number(second), step_number(1 - second));
  }
  return "";
}

}  // namespace

Lines gradient_lines(const StepApart& step, const ParameterPlace& place) {
  const double mean = mean_gradient(step, place), penalty = penalty_gradient(step, place);
  double sum = 0;
  std::string parts;
  for (std::size_t row = 0; row < step.rows(); ++row) {
    const double part = contribution(step, place, row) * static_cast<double>(step.rows());
    sum += part;
    if (row < most_step_terms) parts += (row == 0 ? "" : " + ") + factor_text(part);
  }
  if (step.rows() > most_step_terms) parts += " + …";
  Lines lines = {place.bias ? tr("∂L/∂b = mean over the batch of δ")
                            : tr("∂L/∂w = mean over the batch of δ × input"),
                 "  = (" + parts + ") / " + std::to_string(step.rows()) + " = " + step_number(sum) +
                     " / " + std::to_string(step.rows()) + " = " + step_number(mean)};
  if (penalty != 0) {
    lines.push_back(
        tr("and {0} of the regularizer: {1}", step_number(penalty), step_number(mean + penalty)));
  }
  return lines;
}

Lines check_lines(const GradientCheck& check) {
  Lines lines = {tr("(L(w + h) − L(w − h)) / 2h, h = {0}:", short_text(check.h, 3)),
                 "  = (" + short_text(check.loss_above, 10) + " − " +
                     short_text(check.loss_below, 10) + ") / " + short_text(2 * check.h, 3) +
                     " = " + short_text(check.numeric, 6),
                 tr("by backpropagation: {0}", short_text(check.analytic, 6))};
  if (check.crosses_kink) {
    lines.push_back(tr("Between the two the loss has a kink: they need not agree."));
  }
  return lines;
}

Lines update_lines(const StepApart& step, const ParameterPlace& place) {
  const OptimizerLine line = optimizer_line(step, place);
  const char* name = place.bias ? "b" : "w";
  const double before = static_cast<double>(line.before), after = static_cast<double>(line.after);
  if (!line.trained) return {tr("frozen: {0} stays {1}", name, step_number(before))};
  const std::string rate = step_number(static_cast<double>(line.learning_rate));
  const std::string gradient = factor_text(static_cast<double>(line.gradient));
  Lines lines = {
      tr("g = {0}, learning rate {1}", step_number(static_cast<double>(line.gradient)), rate)};
  const std::string rule = optimizer_rule(step.optimizer);
  if (!rule.empty()) lines.push_back(rule);
  for (const SlotLine& slot : line.slots) {
    lines.push_back(slot.name + ": " + step_number(static_cast<double>(slot.before)) + " → " +
                    step_number(static_cast<double>(slot.after)));
  }
  if (line.corrected) {
    lines.push_back(tr("step {0}: m' = m / {1} = {2}, v' = v / {3} = {4}", line.step,
                       step_number(line.corrected->first), step_number(line.corrected->m),
                       step_number(line.corrected->second), step_number(line.corrected->v)));
    lines.push_back(tr("move = −{0} × m' / (√v' + ε) = {1}", rate, step_number(line.move)));
  } else if (const SGD* sgd = std::get_if<SGD>(&step.optimizer); sgd && sgd->momentum == 0) {
    lines.push_back(tr("move = −{0} × {1} = {2}", rate, gradient, step_number(line.move)));
  } else {
    lines.push_back(tr("move = {0}", step_number(line.move)));
  }
  lines.push_back(std::string(name) + " ← " + step_number(before) + " + " + factor_text(line.move) +
                  " = " + step_number(after));
  return lines;
}

}  // namespace descent
