#include "web/frame/step_words.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <variant>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr std::size_t most_terms = 10;

std::string step_number(double value) { return short_text(value, 4); }

// Behind a sign or in a product.
std::string factor_text(double value) {
  const std::string text = step_number(value);
  return value < 0 || text.find('e') != std::string::npos ? "(" + text + ")" : text;
}

struct Term {
  double left, right;
  double value() const { return left * right; }
};

// "0.5 × 0.2 + 1 × (−0.3)"; of many terms the largest, and what the others come to.
std::string sum_text(std::vector<Term> terms) {
  const std::size_t count = terms.size();
  double rest = 0;
  if (count > most_terms) {
    std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
      return std::abs(a.value()) > std::abs(b.value());
    });
    for (std::size_t i = most_terms; i < count; ++i) rest += terms[i].value();
    terms.resize(most_terms);
  }
  std::string text;
  for (const Term& term : terms) {
    text += (text.empty() ? "" : " + ") + factor_text(term.left) + " × " + factor_text(term.right);
  }
  if (count > most_terms) {
    text += " + " + tr("the other {0}: {1}", count - most_terms, factor_text(rest));
  }
  return text.empty() ? "0" : text;
}

// The layer that a layer's δ is found from: the next one with a kernel; its place, or the count.
std::size_t next_with_kernel(const StepApart& step, std::size_t layer) {
  std::size_t next = layer + 1;
  while (next < step.layers.size() && !step.layers[next].has_kernel) ++next;
  return next;
}

std::string loss_formula(Loss loss) {
  switch (loss) {
    case Loss::mean_squared_error:
      return tr("mean of (ŷ − y)²");
    case Loss::mean_absolute_error:
      return tr("mean of |ŷ − y|");
    case Loss::binary_crossentropy:
      return "−y ln ŷ − (1 − y) ln(1 − ŷ)";
    case Loss::sparse_categorical_crossentropy:
      return tr("−ln ŷ of the right class");
  }
  return "";
}

std::string values_text(const double* values, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < std::min(count, most_terms); ++i) {
    text += (i == 0 ? "" : ", ") + step_number(values[i]);
  }
  return count > most_terms ? text + " …" : text;
}

}  // namespace

std::string sample_words(const StepApart& step, std::size_t row) {
  const std::size_t inputs = step.batch.inputs.size() / std::max<std::size_t>(step.rows(), 1);
  const std::size_t targets = step.batch.targets.size() / std::max<std::size_t>(step.rows(), 1);
  const std::vector<double> wanted(
      step.batch.targets.begin() + static_cast<std::ptrdiff_t>(row * targets),
      step.batch.targets.begin() + static_cast<std::ptrdiff_t>((row + 1) * targets));
  return tr("Sample {0}: in goes {1}; wanted is {2}.", row + 1,
            values_text(&step.batch.inputs[row * inputs], inputs),
            values_text(wanted.data(), wanted.size()));
}

Lines forward_lines(const StepApart& step, std::size_t layer, std::size_t unit, std::size_t row) {
  const LayerApart& here = step.layers[layer];
  const std::size_t at = row * here.outputs + unit;
  const std::string z = step_number(here.z[at]), a = step_number(here.a[at]);
  if (!here.mask.empty()) {
    return {here.mask[at] == 0
                ? tr("dropped in this step: a = 0")
                : tr("kept: a = {0} × {1} = {2}", factor_text(static_cast<double>(here.mask[at])),
                     factor_text(here.z[at]), a)};
  }
  Lines lines;
  if (here.has_kernel) {
    const std::span<const double> inputs = input_of(step, layer);
    const LayerParameters& parameters = step.before->parameters()[layer];
    std::vector<Term> terms;
    for (std::size_t i = 0; i < here.inputs; ++i) {
      terms.push_back({inputs[row * here.inputs + i],
                       static_cast<double>(parameters.kernel().data()[i * here.outputs + unit])});
    }
    std::string sum = sum_text(std::move(terms));
    if (const Tensor* bias = parameters.find("bias")) {
      sum += " + " + factor_text(static_cast<double>(bias->data()[unit]));
    }
    lines.push_back(tr("z = Σ input × weight + b"));
    lines.push_back("  = " + sum + " = " + z);
  } else {
    lines.push_back(tr("z = what comes in = {0}", z));
  }
  if (here.activation == Activation::linear) {
    lines.push_back("a = z = " + a);
  } else {
    lines.push_back("a = " + std::string(to_string(here.activation)) + "(" + z + ") = " + a);
  }
  return lines;
}

Lines loss_lines(const StepApart& step, std::size_t row) {
  const LayerApart& last = step.layers.back();
  const std::size_t targets = step.batch.targets.size() / std::max<std::size_t>(step.rows(), 1);
  std::vector<double> wanted;
  for (std::size_t i = 0; i < targets; ++i) {
    wanted.push_back(static_cast<double>(step.batch.targets[row * targets + i]));
  }
  Lines lines = {
      tr("wanted: y = {0}", values_text(wanted.data(), wanted.size())),
      tr("came out: ŷ = {0}", values_text(&last.a[row * last.outputs], last.outputs)),
      tr("loss of this sample = {0} = {1}", loss_formula(step.loss), step_number(step.losses[row])),
      tr("mean over the {0} samples = {1}", step.rows(), step_number(step.mean_loss))};
  if (step.penalty != 0) {
    lines.push_back(tr("and the regularizers' penalty: {0}", step_number(step.penalty)));
  }
  return lines;
}

Lines back_lines(const StepApart& step, std::size_t layer, std::size_t unit, std::size_t row) {
  const LayerApart& here = step.layers[layer];
  const std::size_t at = row * here.outputs + unit;
  const std::string delta = step_number(here.delta[at]);
  Lines lines;
  const std::size_t next = next_with_kernel(step, layer);
  if (here.sent_back.empty()) {
    lines.push_back(
        tr("δ = ∂L/∂z, of the loss and its {0} together = {1}", to_string(here.activation), delta));
    return lines;
  }
  if (next == layer + 1 && next < step.layers.size()) {
    const LayerApart& behind = step.layers[next];
    const Tensor& kernel = step.before->parameters()[next].kernel();
    std::vector<Term> terms;
    for (std::size_t k = 0; k < behind.outputs; ++k) {
      terms.push_back({behind.delta[row * behind.outputs + k],
                       static_cast<double>(kernel.data()[unit * behind.outputs + k])});
    }
    lines.push_back(tr("∂L/∂a = Σ δ of the next layer × weight"));
    lines.push_back("  = " + sum_text(std::move(terms)) + " = " + step_number(here.sent_back[at]));
  } else {
    lines.push_back(tr("∂L/∂a, from behind it = {0}", step_number(here.sent_back[at])));
  }
  if (here.activation == Activation::linear) {
    lines.push_back(tr("δ = ∂L/∂z = ∂L/∂a = {0}", delta));
  } else {
    const double slope = here.sent_back[at] != 0 ? here.delta[at] / here.sent_back[at] : 0;
    lines.push_back(tr("δ = ∂L/∂z = ∂L/∂a × slope of {0} at z = {1} × {2} = {3}",
                       to_string(here.activation), step_number(here.sent_back[at]),
                       factor_text(slope), delta));
  }
  return lines;
}

Lines gradient_lines(const StepApart& step, const ParameterPlace& place) {
  const double mean = mean_gradient(step, place), penalty = penalty_gradient(step, place);
  double sum = 0;
  std::string parts;
  for (std::size_t row = 0; row < step.rows(); ++row) {
    const double part = contribution(step, place, row) * static_cast<double>(step.rows());
    sum += part;
    if (row < most_terms) parts += (row == 0 ? "" : " + ") + factor_text(part);
  }
  if (step.rows() > most_terms) parts += " + …";
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
  Lines lines = {tr("(L(w + h) − L(w − h)) / 2h, h = {0}:", short_text(check.h, 2)),
                 "  = (" + short_text(check.loss_above, 10) + " − " +
                     short_text(check.loss_below, 10) + ") / " + short_text(2 * check.h, 2) +
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
