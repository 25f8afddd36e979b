#include "web/scenes/images/model_stack.hpp"

#include <string>

#include "engine/core/words.hpp"
#include "web/app/state/model_edits.hpp"
#include "web/cards/keep_weights.hpp"
#include "web/scenes/images/model_stack_edits.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float padding = 12;
constexpr float title_height = 22;
constexpr float controls_gap = 8;

// Everything that one card needs.
struct CardView {
  const std::vector<Layer>& layers;
  std::size_t index;
  const LayerCard& card;
  Loss loss;
  bool big_targets;

  std::string id(const char* control) const {
    return "layer" + std::to_string(index) + "." + control;
  }
  const Layer& layer() const { return layers[index]; }
};

float controls_height(const CardView& view) {
  if (!view.big_targets) return 36;
  return std::holds_alternative<Dropout>(view.layer()) ? 50.f : 44.f;
}

// Softmax makes the ten outputs probabilities; nothing else goes with this loss.
bool fixed_output(const CardView& view) {
  return view.card.is_output && view.loss == Loss::sparse_categorical_crossentropy;
}

bool has_controls(const CardView& view) { return view.card.has_controls && !fixed_output(view); }

// In the place of controls.
std::string second_line(const CardView& view) {
  if (!fixed_output(view)) return view.card.details;
  const Activation activation = layer_activation(view.layer());
  return tr("{0} · one output for each class", to_string(activation));
}

float card_height(const CardView& view) {
  const float controls = has_controls(view) ? controls_gap + controls_height(view) : 0;
  const float words = second_line(view).empty() ? 0 : 18.f;
  return 2 * padding + title_height + words + controls - 4;
}

std::string layer_tooltip(const Layer& layer) {
  const LayerInfo& info = layer_info(layer);
  return tr("{0}: {1}", info.name, tr_marked(info.meaning));
}

std::string shape_and_parameters(const LayerCard& card) {
  if (card.parameters == 0) return card.output_shape;
  return card.output_shape + " · " + ui::with_commas(card.parameters);
}

// Name on the left; output shape, parameters and × on the right.
void draw_title(const CardView& view, const Rect& line, Actions& actions) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  Rect rest = line;
  if (can_remove(view.layers, view.index)) {
    const float side = view.big_targets ? 44.f : 22.f;
    const Rect close{{rest.max.x - side + 5, line.center().y - side / 2},
                     {rest.max.x + 5, line.center().y + side / 2}};
    rest.max.x = close.min.x - 2;
    const ui::Press press = ui::press_area(view.id("remove"), close, tr("Remove this layer."));
    ui::draw_icon(list, ui::Icon::close, close.center(), 10, press.hovered ? c.text : c.secondary);
    if (press.pressed) actions.push_back(SetLayers{without_layer(view.layers, view.index)});
  }
  ui::draw_text_in(list, ui::Font::strong, rest, c.text, view.card.name);
  const std::string words = shape_and_parameters(view.card);
  const float width = ui::text_size(ui::Font::label, words).x;
  const Rect right = rest.cut_right(width);
  ui::draw_text_in(list, ui::Font::label, right, c.secondary, words);
  ui::press_area(view.id("shape"), right,
                 view.card.parameters > 0
                     ? tr("Shape of the output · parameters: weights and biases.")
                     : tr("Shape of the output. This layer has no parameters."));
}

void draw_activation(const CardView& view, Activation current, Actions& actions) {
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
  if (!chosen) return;
  actions.push_back(
      SetLayers{with_layer_activation(view.layers, view.index, activations[*chosen])});
}

void draw_dense(const CardView& view, const Dense& dense, Actions& actions) {
  const ImVec2 place = ImGui::GetCursorScreenPos();
  const float height = controls_height(view);
  const float stepper_height = view.big_targets ? 44.f : 28.f;
  const float stepper_width = view.big_targets ? 140.f : 104.f;
  ImGui::SetCursorScreenPos({place.x, place.y + (height - stepper_height) / 2});
  const auto units = ui::stepper(
      view.id("units"), static_cast<long>(dense.units), 1, static_cast<long>(most_hidden_units),
      tr("Units of this layer; press the number to type another."), stepper_width,
      ui::StepperSteps{static_cast<long>(fewer_units(dense.units)),
                       static_cast<long>(more_units(dense.units))});
  if (units) {
    actions.push_back(
        SetLayers{with_units(view.layers, view.index, static_cast<std::size_t>(*units))});
  }
  ImGui::SetCursorScreenPos({place.x + stepper_width + 8, place.y});
  draw_activation(view, dense.activation, actions);
}

void draw_dropout(const CardView& view, const Dropout& dropout, Actions& actions) {
  ui::SliderRange range;
  range.max = 0.9;
  range.step = 0.05;
  range.unit = " %";
  range.shown_factor = 100;
  const auto rate =
      ui::slider(view.id("rate"), tr("Rate"), static_cast<double>(dropout.rate), range,
                 tr("The share of inputs that is switched off while training."));
  if (rate) {
    actions.push_back(
        SetLayers{with_dropout_rate(view.layers, view.index, static_cast<float>(*rate))});
  }
}

void draw_controls(const CardView& view, Actions& actions) {
  if (const auto* dense = std::get_if<Dense>(&view.layer())) {
    if (view.card.is_output) {
      draw_activation(view, dense->activation, actions);
    } else {
      draw_dense(view, *dense, actions);
    }
  } else if (const auto* dropout = std::get_if<Dropout>(&view.layer())) {
    draw_dropout(view, *dropout, actions);
  } else if (const auto* alone = std::get_if<ActivationLayer>(&view.layer())) {
    draw_activation(view, alone->activation, actions);
  }
}

void draw_layer(const CardView& view, Actions& actions) {
  const ui::Colors& c = ui::colors();
  const Rect frame = ui::next_rect(card_height(view));
  ImGui::BeginChild(view.id("card").c_str(), frame.size(), ImGuiChildFlags_None,
                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRect(frame.min, frame.max, c.line, 8);
  Rect rest{{frame.min.x + padding, frame.min.y + padding - 2},
            {frame.max.x - padding, frame.max.y - padding + 2}};
  const Rect title = rest.cut_top(title_height);
  const float name_width = ui::text_size(ui::Font::strong, view.card.name).x;
  ui::press_area(view.id("name"), {title.min, {title.min.x + name_width, title.max.y}},
                 layer_tooltip(view.layer()));
  draw_title(view, title, actions);
  const std::string words = second_line(view);
  if (!words.empty()) {
    ui::draw_text_in(list, ui::Font::label, rest.cut_top(18), c.secondary, words);
  } else if (has_controls(view)) {
    rest.cut_top(controls_gap);
    ImGui::SetCursorScreenPos(rest.min);
    // What fills the width there is stops at the card's padding.
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::BeginChild("controls", rest.size(), ImGuiChildFlags_None,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    draw_controls(view, actions);
    ImGui::EndChild();
  }
  ImGui::EndChild();
}

void draw_other_layers(const Shape& input, const std::vector<Layer>& layers, Actions& actions) {
  const std::vector<AddableLayer> addable = addable_layers(input, layers);
  if (addable.empty()) return;
  std::vector<ui::Choice> choices;
  for (const AddableLayer& one : addable) {
    choices.push_back({one.name, std::string(tr_marked(one.meaning)), one.layers != layers});
  }
  const auto chosen =
      ui::drop_down("add_layer", "", choices, choices.size(),
                    tr("Add a layer of another kind where it fits."), -1, tr("+ another layer"));
  if (chosen) actions.push_back(SetLayers{addable[*chosen].layers});
}

}  // namespace

void draw_model_stack(const RunView& run, Actions& actions) {
  const std::vector<Layer>& layers = run.experiment().model;
  const Shape input = run.ready() ? run.dataset().input_shape : Shape{28, 28};
  const std::vector<LayerCard> cards = layer_cards(input, layers);
  ui::section_title(tr("Model · {0} parameters", ui::with_commas(parameter_count(cards))));
  const bool big = ui::control_height() > 40;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    draw_layer({layers, i, cards[i], run.experiment().training.loss, big}, actions);
  }
  const bool room = layers.size() < most_stack_layers;
  const float width = (ImGui::GetContentRegionAvail().x - 8) / 2;
  if (ui::button("add_dense", tr("+ Dense"), tr("Add a Dense layer before the output."),
                 ui::ButtonStyle::outline, width,
                 room && hidden_layers(layers).size() < most_hidden_layers)) {
    actions.push_back(SetLayers{with_added_dense(layers)});
  }
  ImGui::SameLine(0, 8);
  if (ui::button("add_dropout", tr("+ Dropout"), tr("Add a Dropout layer before the output."),
                 ui::ButtonStyle::outline, width, room)) {
    actions.push_back(SetLayers{with_added_dropout(layers)});
  }
  draw_other_layers(input, layers, actions);
  draw_keep_weights(run, actions);
}

}  // namespace descent
