#include "web/cards/layer_choices.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/model_edits.hpp"
#include "web/cards/initializer_choice.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::array<float, 11> penalties = {0,    0.0001f, 0.001f, 0.003f, 0.01f, 0.03f,
                                             0.1f, 0.3f,    1.f,    3.f,    10.f};
constexpr std::array<float, 9> dropout_rates = {0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f};

// Two controls beside each other.
float half_width() { return (ImGui::GetContentRegionAvail().x - 8) / 2; }

// The cross-entropies need the one that makes probabilities.
std::vector<Activation> activations_for(const ShownLayer& shown) {
  const Loss loss = shown.run.experiment().training.loss;
  if (shown.is_output && is_classification_loss(loss)) return {shown.dense.activation};
  return hidden_activations();
}

void choose_activation(const ShownLayer& shown, float width, Actions& actions) {
  const std::vector<Activation> offered = activations_for(shown);
  const auto now = std::find(offered.begin(), offered.end(), shown.dense.activation);
  std::vector<ui::Choice> choices;
  for (const Activation activation : offered) {
    choices.push_back({std::string(to_string(activation))});
  }
  if (offered.size() == 1) {
    choices[0].note = tr("{0} needs it", to_string(shown.run.experiment().training.loss));
  }
  const auto chosen = ui::drop_down("layer.activation", "activation", choices,
                                    static_cast<std::size_t>(now - offered.begin()),
                                    tr("What makes the layer's units curve"), width);
  if (!chosen) return;
  actions.push_back(
      SetLayers{with_layer_activation(shown.layers(), shown.index, offered[*chosen])});
}

void choose_initializer_of(const ShownLayer& shown, float width, Actions& actions) {
  const auto chosen =
      choose_initializer("layer.initializer", "kernel_initializer", shown.dense.kernel_initializer,
                         tr("How the weights begin. Choosing starts again"), width);
  if (!chosen) return;
  actions.push_back(together(
      {SetLayers{with_kernel_initializer(shown.layers(), shown.index, *chosen)}, Reset{}}));
}

// In its words, 0 as none.
ui::Choice value_choice(float value, std::string text) {
  if (value == 0) return {.text = tr("none"), .id = "none"};
  return {.text = std::move(text)};
}

// One of L1 and L2.
void choose_penalty(const ShownLayer& shown, const char* name, float Regularizer::* part,
                    const char* hint, float width, Actions& actions) {
  const Regularizer& now = shown.dense.kernel_regularizer;
  std::vector<ui::Choice> choices;
  for (const float penalty : penalties) {
    choices.push_back(value_choice(penalty, short_text(static_cast<double>(penalty))));
  }
  const auto found = std::find(penalties.begin(), penalties.end(), now.*part);
  const auto chosen = ui::drop_down("layer." + std::string(name), name, choices,
                                    static_cast<std::size_t>(found - penalties.begin()), hint,
                                    width, short_text(static_cast<double>(now.*part)));
  if (!chosen) return;
  Regularizer regularizer = now;
  regularizer.*part = penalties[*chosen];
  actions.push_back(SetLayerRegularizer{shown.index, regularizer});
}

void choose_dropout(const ShownLayer& shown, float width, Actions& actions) {
  const float now = dropout_after(shown.layers(), shown.index);
  std::vector<ui::Choice> choices;
  for (const float rate : dropout_rates) {
    choices.push_back(value_choice(rate, percent_text(static_cast<double>(rate))));
  }
  const auto found = std::find(dropout_rates.begin(), dropout_rates.end(), now);
  const auto chosen = ui::drop_down(
      "layer.dropout", "Dropout", choices, static_cast<std::size_t>(found - dropout_rates.begin()),
      tr("The share of its outputs that is switched off in training"), width,
      now == 0 ? tr("none") : percent_text(static_cast<double>(now)));
  if (!chosen) return;
  actions.push_back(
      SetLayers{with_dropout_after(shown.layers(), shown.index, dropout_rates[*chosen])});
}

void choose_bias(const ShownLayer& shown, float width, Actions& actions) {
  const std::array<ui::Choice, 2> choices = {
      {{tr("on"), tr("each unit adds a number"), true, "on"}, {tr("off"), "", true, "off"}}};
  const auto chosen =
      ui::drop_down("layer.use_bias", "use_bias", choices, shown.dense.use_bias ? 0 : 1,
                    tr("Whether each unit adds a number of its own to its weighted inputs"), width);
  if (!chosen) return;
  actions.push_back(SetLayers{with_bias(shown.layers(), shown.index, *chosen == 0)});
}

}  // namespace

void draw_layer_choices(const ShownLayer& shown, Actions& actions) {
  const Parts& hidden = shown.run.view().hidden;
  const float width = half_width();
  bool left = true;
  const auto beside = [&](auto&& choose) {
    if (!left) ImGui::SameLine();
    choose();
    left = !left;
  };
  if (!hidden.has(Part::activation)) beside([&] { choose_activation(shown, width, actions); });
  beside([&] { choose_initializer_of(shown, width, actions); });
  if (!shown.is_output) beside([&] { choose_dropout(shown, width, actions); });
  // On the output's alone in its line, so that L1 and L2 stay side by side.
  const bool alone = left && shown.is_output;
  beside([&] { choose_bias(shown, alone ? -1 : width, actions); });
  left = left || alone;
  if (hidden.has(Part::regularizer)) return;
  beside([&] {
    choose_penalty(shown, "L1", &Regularizer::l1, tr("A penalty on |w|: makes many weights 0"),
                   width, actions);
  });
  beside([&] {
    choose_penalty(shown, "L2", &Regularizer::l2, tr("A penalty on w²: keeps weights small"), width,
                   actions);
  });
}

}  // namespace descent
