#include "web/frame/step_words.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <variant>

#include "engine/core/words.hpp"
#include "web/frame/step_numbers.hpp"

namespace descent {
namespace {

struct Term {
  double left, right;
  double value() const { return left * right; }
};

// "0.5 × 0.2 + 1 × (−0.3)"; of many terms the largest, and what the others come to.
std::string sum_text(std::vector<Term> terms, std::size_t most = most_step_terms) {
  const std::size_t count = terms.size();
  double rest = 0;
  if (count > most) {
    std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
      return std::abs(a.value()) > std::abs(b.value());
    });
    for (std::size_t i = most; i < count; ++i) rest += terms[i].value();
    terms.resize(most);
  }
  std::string text;
  for (const Term& term : terms) {
    text += (text.empty() ? "" : " + ") + factor_text(term.left) + " × " + factor_text(term.right);
  }
  if (count > most) {
    text += " + " + tr("the other {0}: {1}", count - most, factor_text(rest));
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
  for (std::size_t i = 0; i < std::min(count, most_step_terms); ++i) {
    text += (i == 0 ? "" : ", ") + step_number(values[i]);
  }
  return count > most_step_terms ? text + " …" : text;
}

// "−ln ŷ of the right class = −ln 0.2427": with the numbers of one sample, where they are few.
std::string loss_with_numbers(const StepApart& step, std::size_t row) {
  const LayerApart& last = step.layers.back();
  const double* out = &last.a[row * last.outputs];
  const std::size_t targets = step.batch.targets.size() / std::max<std::size_t>(step.rows(), 1);
  const auto wanted = static_cast<double>(step.batch.targets[row * targets]);
  const std::string formula = loss_formula(step.loss);
  if (step.loss == Loss::sparse_categorical_crossentropy) {
    return formula + " = −ln " + step_number(out[static_cast<std::size_t>(wanted)]);
  }
  if (last.outputs != 1) return formula;
  const std::string difference = factor_text(out[0]) + " − " + factor_text(wanted);
  switch (step.loss) {
    case Loss::mean_squared_error:
      return "(ŷ − y)² = (" + difference + ")²";
    case Loss::mean_absolute_error:
      return "|ŷ − y| = |" + difference + "|";
    default:  // the crossentropy of two classes: y is 0 or 1
      return formula + (wanted > 0.5 ? " = −ln " + step_number(out[0])
                                     : " = −ln(1 − " + step_number(out[0]) + ")");
  }
}

// A class by its number, and by the unit that should say 1.
std::string wanted_words(const StepApart& step, const std::vector<double>& wanted) {
  if (step.loss != Loss::sparse_categorical_crossentropy) {
    return tr("wanted: y = {0}", values_text(wanted.data(), wanted.size()));
  }
  return tr("wanted: class {0}, which is unit {1}", step_number(wanted[0]),
            step_number(wanted[0] + 1));
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

Lines forward_lines(const StepApart& step, std::size_t layer, std::size_t unit, std::size_t row,
                    std::size_t most_terms) {
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
    std::string sum = sum_text(std::move(terms), most_terms);
    if (const Tensor* bias = parameters.find("bias")) {
      sum += " + " + factor_text(static_cast<double>(bias->data()[unit]));
    }
    lines.push_back(tr("z = Σ input × weight + b"));
    lines.push_back("  = " + sum + " = " + z);
  } else {
    lines.push_back(tr("z = what comes in = {0}", z));
  }
  if (here.activation == Activation::softmax) {
    std::string all;
    for (std::size_t i = 0; i < std::min(here.outputs, most_step_terms); ++i) {
      all += (i == 0 ? "exp(" : " + exp(") + step_number(here.z[row * here.outputs + i]) + ")";
    }
    if (here.outputs > most_step_terms) all += " + …";
    lines.push_back("a = exp(" + z + ") / (" + all + ") = " + a);
  } else if (here.activation == Activation::linear) {
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
  Lines lines = {wanted_words(step, wanted),
                 tr("came out: ŷ = {0}", values_text(&last.a[row * last.outputs], last.outputs)),
                 tr("loss of this sample = {0} = {1}", loss_with_numbers(step, row),
                    step_number(step.losses[row])),
                 tr_n("mean over one sample = {2}", "mean over the {1} samples = {2}", step.rows(),
                      step.rows(), step_number(step.mean_loss))};
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
    const std::size_t targets = step.batch.targets.size() / std::max<std::size_t>(step.rows(), 1);
    const auto wanted = static_cast<double>(step.batch.targets[row * targets]);
    const bool classes = step.loss == Loss::sparse_categorical_crossentropy;
    const double y = classes ? (static_cast<std::size_t>(wanted) == unit ? 1 : 0) : wanted;
    lines.push_back(tr("δ = ∂L/∂z, of the loss and its {0} together", to_string(here.activation)));
    lines.push_back("  = a − y = " + step_number(here.a[at]) + " − " + factor_text(y) + " = " +
                    delta);
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
    const bool from_the_loss = layer + 1 == step.layers.size();
    const std::string sent = step_number(here.sent_back[at]);
    if (from_the_loss && here.outputs == 1 && step.loss == Loss::mean_squared_error) {
      const auto wanted = static_cast<double>(step.batch.targets[row]);
      lines.push_back("∂L/∂a = 2 (ŷ − y) = 2 (" + factor_text(here.a[at]) + " − " +
                      factor_text(wanted) + ") = " + sent);
    } else {
      lines.push_back(from_the_loss ? tr("∂L/∂a, of the loss = {0}", sent)
                                    : tr("∂L/∂a, from behind it = {0}", sent));
    }
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

}  // namespace descent
