#include "engine/inspect/step_apart_notes.hpp"

#include <cmath>
#include <optional>

namespace descent {
namespace {

// The Dense layer whose units these are: the layer itself, or one before it with nothing between
// but what keeps units.
std::optional<std::size_t> owner_of(const Sequential& model, std::size_t layer) {
  for (std::size_t i = layer + 1; i-- > 0;) {
    if (std::holds_alternative<Dense>(model.layers()[i])) return i;
    if (!layer_info(model.layers()[i]).keeps_units) break;
  }
  return std::nullopt;
}

bool is_saturated(Activation activation, double a) {
  if (activation == Activation::tanh) return std::abs(a) > 0.99;
  return activation == Activation::sigmoid && (a < 0.01 || a > 0.99);
}

bool for_all_samples(const StepApart& step, const LayerApart& layer, std::size_t unit,
                     UnitNote::Kind kind) {
  for (std::size_t row = 0; row < step.rows(); ++row) {
    const double a = layer.a[row * layer.outputs + unit];
    const bool so = kind == UnitNote::Kind::dead ? layer.activation == Activation::relu && a == 0
                                                 : is_saturated(layer.activation, a);
    if (!so) return false;
  }
  return true;
}

bool puts_out(const Sequential& model, std::size_t layer) {
  for (std::size_t i = layer + 1; i < model.layers().size(); ++i) {
    if (!layer_info(model.layers()[i]).keeps_units) return false;
  }
  return true;
}

void note_units(const StepApart& step, std::size_t index, std::size_t owner, StepNotes& notes) {
  const bool output = puts_out(*step.before, index);
  for (std::size_t unit = 0; unit < step.layers[index].outputs; ++unit) {
    for (const UnitNote::Kind kind : {UnitNote::Kind::dead, UnitNote::Kind::saturated}) {
      if (!for_all_samples(step, step.layers[index], unit, kind)) continue;
      notes.units.push_back({kind, owner, unit, output});
    }
  }
}

}  // namespace

double mean_delta(const LayerApart& layer) {
  double sum = 0;
  for (const double delta : layer.delta) sum += std::abs(delta);
  return sum / static_cast<double>(layer.delta.size());
}

StepNotes step_notes(const StepApart& step) {
  StepNotes notes;
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < step.layers.size(); ++i) {
    if (step.layers[i].has_kernel) last = i;
    if (const auto owner = owner_of(*step.before, i)) note_units(step, i, *owner, notes);
  }
  if (!last) return notes;
  const double all = mean_delta(step.layers[*last]);
  for (std::size_t i = 0; i < *last; ++i) {
    if (!step.layers[i].has_kernel) continue;
    const double share = mean_delta(step.layers[i]) / all;
    if (share < vanishing_share) notes.vanishing.push_back({i, share});
  }
  return notes;
}

}  // namespace descent
