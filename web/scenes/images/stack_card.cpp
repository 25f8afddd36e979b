#include "web/scenes/images/stack_card.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/layers/layer_limits.hpp"
#include "web/cards/layer_fields.hpp"
#include "web/scenes/images/stack_costs.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float padding = 12;

bool big_targets() { return ui::control_height() > 40; }

// Softmax makes the ten outputs probabilities; nothing else goes with this loss.
bool fixed_output(const StackCard& view) {
  return view.card.is_output && view.loss == Loss::sparse_categorical_crossentropy;
}

std::string details(const StackCard& view) {
  std::string words = view.card.details;
  if (fixed_output(view)) {
    words = tr("{0} · one output for each class", to_string(layer_activation(view.layer())));
  }
  if (!is_frozen(view.layer())) return words;
  return words.empty() ? std::string(tr("frozen")) : words + " · " + tr("frozen");
}

std::string layer_tooltip(const Layer& layer) {
  const LayerInfo& info = layer_info(layer);
  return tr("{0}: {1}", info.name, tr_marked(info.meaning));
}

// One of the small buttons on the right of the title.
bool title_button(const StackCard& view, Rect& line, const char* name, ui::Icon icon,
                  std::string_view hint) {
  const float side = big_targets() ? 44.f : 24.f;
  const float y = line.center().y;
  const Rect place{{line.max.x - side + 6, y - side / 2}, {line.max.x + 6, y + side / 2}};
  line.max.x = place.min.x - 6;
  const ui::Press press = ui::press_area(view.id(name), place, hint);
  const ui::Colors& c = ui::colors();
  ui::draw_icon(ImGui::GetWindowDrawList(), icon, place.center(), 10,
                press.hovered ? c.text : c.secondary);
  return press.pressed;
}

// To drag the card by, or to move it with the arrow keys. A finger may press the padding too.
void draw_grip(const StackCard& view, Rect& line, StackAsk& ask) {
  const bool finger = big_targets();
  const Rect grip = line.cut_left(finger ? 44 - padding : 16);
  if (view.card.is_output) return;
  const ImVec2 middle = {finger ? grip.center().x - padding / 2 : grip.center().x - 4,
                         grip.center().y};
  const float side = finger ? 44.f : 22.f;
  const Rect place{{middle.x - side / 2, middle.y - side / 2},
                   {middle.x + side / 2, middle.y + side / 2}};
  const ui::Press press =
      ui::press_area(view.id("grip"), place, tr("Drag to move it, or press an arrow key."), true);
  const ui::Colors& c = ui::colors();
  ui::draw_icon(ImGui::GetWindowDrawList(), ui::Icon::grip, middle, 14,
                press.hovered || press.held ? c.text : c.secondary);
  ask.grabbed = press.held;
  ask.steps = -press.steps;  // the arrow down turns down, which here is further on
}

void draw_title(const StackCard& view, StackAsk& ask) {
  Rect line = ui::take_rect(big_targets() ? 36.f : 22.f);
  draw_grip(view, line, ask);
  if (can_remove(view.layers, view.index) &&
      title_button(view, line, "remove", ui::Icon::close, tr("Remove this layer."))) {
    std::vector<Layer> fewer = view.layers;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(view.index));
    ask.layers = std::move(fewer);
  }
  const ui::Icon chevron = view.open ? ui::Icon::chevron_up : ui::Icon::chevron_down;
  ask.turned = title_button(view, line, "open", chevron,
                            view.open ? tr("Close its settings.") : tr("All of its settings."));
  ask.turned |= ui::press_area(view.id("name"), line, layer_tooltip(view.layer())).pressed;
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::strong, line, ui::colors().text,
                   view.card.name);
}

// "26×26×32 · 320 parameters"
void draw_shape(const StackCard& view) {
  const LayerCost& cost = view.card.cost;
  const Rect line = ui::take_rect(18);
  ui::press_area(view.id("shape"), line,
                 cost.parameters > 0 ? tr("Shape of the output · parameters: weights and biases.")
                                     : tr("Shape of the output. This layer has no parameters."));
  const std::string& shape = view.card.output_shape;
  std::vector<std::string> words = {shape.empty() ? tr("does not fit here") : shape};
  if (!shape.empty() && cost.parameters > 0) {
    const std::string count = ui::with_commas(cost.parameters);
    words = {tr("{0} · {1} parameters", shape, count), shape + " · " + count};
  }
  ui::draw_fitting_text(ImGui::GetWindowDrawList(), ui::Font::label, line, ui::colors().secondary,
                        words);
}

void choose_activation(const StackCard& view, Activation current, StackAsk& ask) {
  std::vector<ui::Choice> choices;
  std::vector<Activation> activations;
  std::size_t selected = 0;
  for (const Activation activation : all_activations()) {
    // Softmax is for the outputs; between layers it only gets in the way.
    if (activation == Activation::softmax && !view.card.is_output && current != activation)
      continue;
    if (activation == current) selected = activations.size();
    activations.push_back(activation);
    choices.push_back({std::string(to_string(activation))});
  }
  const auto chosen = ui::drop_down(view.id("activation"), "", choices, selected,
                                    tr("Activation: the function that ends the layer."));
  if (chosen) ask.layers = with_layer_activation(view.layers, view.index, activations[*chosen]);
}

void draw_dense(const StackCard& view, const Dense& dense, StackAsk& ask) {
  const float stepper_width = big_targets() ? 140.f : 104.f;
  const auto units = ui::stepper(
      view.id("units"), static_cast<long>(dense.units), 1, static_cast<long>(limits::units),
      tr("Units of this layer; press the number to type another."), stepper_width,
      ui::StepperSteps{static_cast<long>(fewer_units(dense.units)),
                       static_cast<long>(more_units(dense.units, limits::units))},
      ui::control_height());
  if (units) ask.layers = with_units(view.layers, view.index, static_cast<std::size_t>(*units));
  ImGui::SameLine(0, 8);
  choose_activation(view, dense.activation, ask);
}

void draw_rate(const StackCard& view, const Dropout& dropout, StackAsk& ask) {
  ui::SliderRange range;
  range.max = 0.9;
  range.step = 0.05;
  range.unit = " %";
  range.shown_factor = 100;
  const auto rate =
      ui::slider(view.id("rate"), tr("Rate"), static_cast<double>(dropout.rate), range,
                 tr("The share of inputs that is switched off while training."));
  if (rate) ask.layers = with_dropout_rate(view.layers, view.index, static_cast<float>(*rate));
}

// What one changes most, without opening the card.
void draw_usual_control(const StackCard& view, StackAsk& ask) {
  if (fixed_output(view)) return;
  if (const auto* dense = std::get_if<Dense>(&view.layer())) {
    if (view.card.is_output) return choose_activation(view, dense->activation, ask);
    draw_dense(view, *dense, ask);
  } else if (const auto* dropout = std::get_if<Dropout>(&view.layer())) {
    draw_rate(view, *dropout, ask);
  } else if (const auto* alone = std::get_if<ActivationLayer>(&view.layer())) {
    choose_activation(view, alone->activation, ask);
  }
}

// A round button at the cursor, which goes on to its right.
bool place_button(const StackCard& view, const char* name, ui::Icon icon, std::string_view hint,
                  bool possible) {
  const bool pressed = ui::icon_button(view.id(name), icon, hint, big_targets() ? 44.f : 30.f,
                                       ui::ButtonStyle::outline, possible);
  ImGui::SameLine(0, 8);
  return pressed;
}

void draw_place_buttons(const StackCard& view, StackAsk& ask) {
  const std::size_t i = view.index;
  if (place_button(view, "up", ui::Icon::chevron_up, tr("Move it up."),
                   i > 0 && can_move(view.layers, i, i - 1))) {
    ask.steps = -1;
  }
  if (place_button(view, "down", ui::Icon::chevron_down, tr("Move it down."),
                   can_move(view.layers, i, i + 1))) {
    ask.steps = 1;
  }
  if (place_button(view, "copy", ui::Icon::copy, tr("Put a copy behind it."),
                   !view.card.is_output && view.layers.size() < most_stack_layers)) {
    ask.layers = with_copied_layer(view.layers, i);
  }
  ImGui::NewLine();
}

void draw_settings(const StackCard& view, StackAsk& ask) {
  ui::divider();
  ui::small_print(layer_tooltip(view.layer()));
  const std::string fields = "layer" + std::to_string(view.index) + ".field";
  if (auto edit = draw_layer_fields(fields, view.layer(), view.card.is_output)) {
    std::vector<Layer> changed = view.layers;
    changed[view.index] = std::move(edit->layer);
    ask.layers = std::move(changed);
    ask.first_weights = edit->first_weights;
  }
  if (view.augmented) {
    draw_stack_augmented(*view.augmented, view.layer(), view.index, view.id("augmented"));
  }
  draw_place_buttons(view, ask);
}

// Why the edit was not made, what mends it, and a way to leave it.
void draw_refused(const StackCard& view, StackAsk& ask) {
  ImGui::BeginGroup();
  ui::error_box(view.refused->reason);
  const bool mends = !view.refused->mended.empty() && view.refused->mended != view.layers;
  if (mends &&
      ui::button(view.id("remedy"), view.refused->remedy,
                 tr("Makes the change so that all layers fit."), ui::ButtonStyle::soft, -1)) {
    ask.layers = view.refused->mended;
  }
  ask.dismissed = ui::button(view.id("leave"), tr("Leave it as it is"),
                             tr("The model has not been changed."), ui::ButtonStyle::outline, -1);
  ImGui::EndGroup();
  if (view.reveals) ui::show_item();
}

}  // namespace

StackAsk draw_stack_card(const StackCard& view, Rect& rect) {
  StackAsk ask;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(padding, padding - 2));
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 8);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(8, 2));
  ImGui::BeginChild(
      view.id("card").c_str(), {0, 0},
      ImGuiChildFlags_Border | ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_AutoResizeY,
      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav);
  ui::lay_out_unseen();
  rect = {ImGui::GetWindowPos(),
          {ImGui::GetWindowPos().x + ImGui::GetWindowWidth(),
           ImGui::GetWindowPos().y + ImGui::GetWindowHeight()}};
  draw_title(view, ask);
  if (const std::string words = details(view); !words.empty()) ui::small_print(words);
  draw_shape(view);
  if (!view.card.output_shape.empty()) draw_stack_costs(view);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(8, 8));
  draw_usual_control(view, ask);
  if (view.open) draw_settings(view, ask);
  if (view.refused) draw_refused(view, ask);
  ImGui::PopStyleVar(4);  // the gap below is the parent's
  ImGui::EndChild();
  if (view.reveals && !view.refused) ui::show_item();
  return ask;
}

}  // namespace descent
