#include "web/scenes/line/descent_words.hpp"

#include <cmath>
#include <variant>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

std::string in_formula(double value) { return short_text(value, 5); }

// In a product or behind a minus sign.
std::string in_brackets(double value) {
  const std::string text = in_formula(value);
  return value < 0 || text.find('e') != std::string::npos ? "(" + text + ")" : text;
}

std::string derivative_rule(const LineTask& task, bool of_w, double w) {
  const bool squares = task.loss != Loss::mean_absolute_error;
  std::string rule = squares ? tr("mean of 2 (ŷ − y)") : tr("mean of ±1");
  if (of_w) rule += squares ? " x" : " · x";
  if (of_w && task.penalty.l1 != 0 && w != 0) {
    rule += (w < 0 ? " − " : " + ") + in_formula(static_cast<double>(task.penalty.l1));
  }
  if (of_w && task.penalty.l2 != 0) {
    rule += " + 2 · " + in_formula(static_cast<double>(task.penalty.l2)) + " w";
  }
  return rule;
}

}  // namespace

std::string slope_formula(const DescentFacts& facts, bool of_w) {
  return std::string(of_w ? "∂L/∂w = " : "∂L/∂b = ") +
         derivative_rule(facts.task, of_w, facts.now.w) + " = " +
         in_formula(of_w ? facts.slope.w : facts.slope.b);
}

std::string step_formula(const DescentFacts& facts, bool of_w) {
  if (!of_w && !facts.task.bias) return "";
  const Line next = plain_step(facts, facts.now);
  return std::string(of_w ? "w ← " : "b ← ") + in_formula(of_w ? facts.now.w : facts.now.b) +
         " − " + in_formula(static_cast<double>(facts.rate)) + " × " +
         in_brackets(of_w ? facts.slope.w : facts.slope.b) + " = " +
         in_formula(of_w ? next.w : next.b);
}

std::string move_words(const std::string& optimizer, const char* which, double now, double next) {
  return tr("{0} moves {1} by {2}, to {3}", optimizer, which, in_formula(next - now),
            in_formula(next));
}

std::string largest_rate_words(const DescentFacts& facts, const Optimizer& optimizer) {
  if (!facts.curvature) {
    return tr(
        "This loss has no curvature: any constant rate steps to and fro around the bottom in "
        "the end.");
  }
  if (!facts.largest_rate) {
    return tr("{0} sizes its steps by itself: the curvature sets it no largest rate.",
              optimizer_name(optimizer));
  }
  const SGD& sgd = std::get<SGD>(optimizer);
  const char* formula = sgd.momentum == 0 ? "2 / λ"
                        : sgd.nesterov    ? "2 (1 + m) / ((1 + 2 m) λ)"
                                          : "2 (1 + m) / λ";
  const std::string words =
      tr("It converges below {0} = {1}, where λ = {2} is the curvature of this loss where it is "
         "steepest.",
         formula, short_text(*facts.largest_rate, 4), short_text(facts.curvature->most, 4));
  if (!facts.full_batches) {
    return words + tr(" That is so of full batches; smaller ones each point somewhat elsewhere, so "
                      "that the path wavers.");
  }
  const double no_overshoot = 1 / facts.curvature->most;
  const auto rate = static_cast<double>(facts.rate);
  if (sgd.momentum != 0 || rate <= no_overshoot || rate >= *facts.largest_rate) return words;
  return words +
         tr(" Above 1 / λ = {0} each step goes beyond the bottom of the valley, and the next "
            "one comes back: it zigzags.",
            short_text(no_overshoot, 4));
}

CourseRow course_row(const LineTask& task, std::size_t epoch, const std::array<float, 2>& neuron) {
  // In single precision, as a notebook has it.
  const auto loss = static_cast<float>(loss_of(task, {neuron[0], neuron[1]}));
  return {with_commas(epoch), fixed_text(static_cast<double>(neuron[0]), 2, 9),
          fixed_text(static_cast<double>(neuron[1]), 2, 9),
          fixed_text(static_cast<double>(loss), 5, 12)};
}

}  // namespace descent
