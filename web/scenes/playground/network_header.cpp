#include "web/scenes/playground/network_header.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/model_edits.hpp"
#include "web/scenes/playground/network.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float name_height = 20;
constexpr float note_height = 18;
constexpr float button_size = 24;

std::string layer_id(std::size_t column) { return "layer" + std::to_string(column); }

void draw_note(const Rect& place, std::string_view note) {
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, place, ui::colors().secondary, note,
                   0.5f);
}

void draw_title(const Rect& header, std::string_view name, std::string_view note) {
  Rect rest = header;
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::strong, rest.cut_top(name_height),
                   ui::colors().text, name, 0.5f);
  draw_note(rest.cut_top(note_height), note);
}

// One line of the list of activations. Returns whether it was pressed.
bool list_item(const std::string& id, std::string_view name, bool selected) {
  const Rect line = ui::take_rect(30);
  const ui::Press press = ui::press_area(
      id, line, {.role = ui::Role::option, .label = std::string(name), .on = selected});
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (press.hovered || press.held) {
    list->AddRectFilled(line.min, line.max, ui::colors().hover, 8);
  }
  if (selected) {
    ui::draw_icon(list, ui::Icon::check, {line.min.x + 14, line.center().y}, 12,
                  ui::colors().accent);
  }
  const Rect text{{line.min.x + 26, line.min.y}, line.max};
  ui::draw_text_in(list, ui::Font::text, text, ui::colors().text, name);
  return press.pressed;
}

void list_activations(const RunView& run, const Dense& dense, std::size_t layer,
                      const std::string& id, const Rect& button, Actions& actions) {
  const std::vector<Activation> offered = hidden_activations();
  ImGui::SetNextWindowPos({button.min.x - 8, button.max.y + 4});
  ImGui::SetNextWindowSize({148, 30 * static_cast<float>(offered.size()) + 12});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(6, 6));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  if (ImGui::BeginPopup((id + ".list").c_str(), ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav)) {
    for (const Activation activation : offered) {
      const std::string name(to_string(activation));
      if (!list_item(id + "." + name, name, activation == dense.activation)) continue;
      actions.push_back(
          SetLayers{with_layer_activation(run.experiment().model, layer, activation)});
      ImGui::CloseCurrentPopup();
    }
    if (ImGui::IsKeyPressed(ImGuiKey_Escape)) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
}

// The activation's name as a button that opens the list of all.
void choose_activation(const RunView& run, const Dense& dense, std::size_t layer,
                       const std::string& id, const Rect& place, Actions& actions) {
  const float width = ui::text_size(ui::Font::label, to_string(dense.activation)).x + 26;
  const float x = place.center().x;
  const Rect button{{std::max(x - width / 2, place.min.x), place.min.y},
                    {std::min(x + width / 2, place.max.x), place.max.y}};
  const ui::Press press =
      ui::press_area(id, button, tr("The layer's activation: what makes its units curve"));
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (press.hovered) list->AddRectFilled(button.min, button.max, ui::colors().hover, 6);
  const ImU32 ink = press.hovered ? ui::colors().text : ui::colors().secondary;
  Rect word = button;
  const bool whole = button.width() >= width - 6;  // else the word needs all of it
  if (whole) {
    ui::draw_icon(list, ui::Icon::chevron_down, {button.max.x - 10, button.center().y}, 10, ink);
    word.max.x -= 12;
  }
  ui::draw_text_in(list, ui::Font::label, word, ink, to_string(dense.activation),
                   whole ? 0.6f : 0.5f);
  if (press.pressed) {
    ImGui::OpenPopup((id + ".list").c_str());
    ui::request_frame();
  }
  list_activations(run, dense, layer, id, button, actions);
}

void edit_buttons(const RunView& run, std::size_t layer, std::size_t units, const std::string& id,
                  const Rect& place, Actions& actions) {
  const std::vector<Layer>& layers = run.experiment().model;
  const float size = std::min(button_size, place.width() / 3);  // eight layers are close together
  const float gap = std::clamp((place.width() - 3 * size) / 2, 0.0f, 4.0f);
  const float left = place.center().x - 1.5f * size - gap;
  const auto place_button = [&](int index) {
    ImGui::SetCursorScreenPos({left + static_cast<float>(index) * (size + gap), place.min.y});
  };
  using ui::ButtonStyle;
  place_button(0);
  if (ui::icon_button(id + ".minus", ui::Icon::minus, tr("Fewer units"), size, ButtonStyle::quiet,
                      units > 1)) {
    actions.push_back(SetLayers{with_units(layers, layer, fewer_units(units))});
  }
  place_button(1);
  if (ui::icon_button(id + ".plus", ui::Icon::plus, tr("More units"), size, ButtonStyle::quiet,
                      units < most_hidden_units)) {
    actions.push_back(SetLayers{with_units(layers, layer, more_units(units))});
  }
  place_button(2);
  if (ui::icon_button(id + ".remove", ui::Icon::close, tr("Remove this layer"), size,
                      ButtonStyle::quiet)) {
    actions.push_back(SetLayers{without_hidden_layer(layers, layer)});
  }
}

// A circle that is crossed out: some of the layer's outputs are dropped.
void draw_dropout_mark(ImVec2 center) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  constexpr float radius = 4.5f;
  list->AddCircle(center, radius, ui::colors().secondary, 16, 1.3f);
  const float d = radius * 0.7f;
  list->AddLine({center.x - d, center.y + d}, {center.x + d, center.y - d}, ui::colors().secondary,
                1.3f);
}

// The layer's name, which opens its settings.
void draw_name(const RunView& run, std::size_t layer, std::size_t number, std::string_view name,
               const Rect& place, Actions& actions) {
  const float dropout = dropout_after(run.experiment().model, layer);
  const float mark = dropout > 0 ? 14.f : 0.f;
  const float width = ui::text_size(ui::Font::strong, name).x + 12 + mark;
  const float x = place.center().x;
  const Rect button{{std::max(x - width / 2, place.min.x), place.min.y},
                    {std::min(x + width / 2, place.max.x), place.max.y}};
  std::string hint = tr("Settings and histograms of this layer. Key L");
  if (dropout > 0) {
    hint += ". " + tr("Dropout of {0} after it", percent_text(static_cast<double>(dropout)));
  }
  const ui::Press press = ui::press_area(layer_id(number) + ".settings", button, hint);
  const bool lit = press.hovered || run.view().layer == number;
  if (lit) {
    ImGui::GetWindowDrawList()->AddRectFilled(button.min, button.max, ui::colors().hover, 6);
  }
  Rect words = button;
  words.max.x -= mark;
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::strong, words,
                   press.hovered ? ui::colors().accent : ui::colors().text, name, 0.5f);
  if (mark > 0) draw_dropout_mark({button.max.x - 11, button.center().y});
  if (press.pressed) actions.push_back(ShowLayer{number});
}

void draw_hidden_header(const RunView& run, const PlaneColumn& column, std::size_t number,
                        const NetworkGeometry& geometry, bool phone, Actions& actions) {
  const auto* dense = std::get_if<Dense>(&run.experiment().model[column.layer]);
  if (!dense) return;
  Rect header = geometry.columns[number].header;
  const std::string units = std::to_string(dense->units);
  const std::string name = geometry.spacing < 74 ? units : tr("Dense {0}", units);
  if (phone) {
    const bool room = geometry.spacing >= 40;
    draw_title(header, name, room ? to_string(dense->activation) : "");
    return;
  }
  ui::mark(layer_id(number) + ".header", header);
  const ui::Region region(
      layer_id(number) + ".named", header,
      tr("Layer {0}: Dense {1}, {2}", number, units, to_string(dense->activation)));
  draw_name(run, column.layer, number, name, header.cut_top(name_height), actions);
  const Rect note = header.cut_top(note_height);
  if (run.view().hidden.has(Part::activation)) {
    draw_note(note, to_string(dense->activation));
  } else {
    choose_activation(run, *dense, column.layer, layer_id(number) + ".activation", note, actions);
  }
  if (run.view().hidden.has(Part::layers)) return;
  edit_buttons(run, column.layer, dense->units, layer_id(number), header.cut_top(button_size),
               actions);
}

void draw_add_layer(const RunView& run, const NetworkPlace& network, Actions& actions) {
  const Rect& area = network.area;
  const std::vector<Layer>& layers = run.experiment().model;
  if (hidden_layers(layers).size() >= most_hidden_layers) return;
  const std::string_view text = tr("+ layer");
  const float width = ui::text_size(ui::Font::label_strong, text).x + 16;
  // Beside the card's title, where it stays however many layers there are.
  const ImVec2 min(area.max.x - network.title_taken - width, area.min.y - 29);
  const Rect place{min, {min.x + width, min.y + 22}};
  const ui::Press press =
      ui::press_area("add_layer", place, tr("Add a hidden layer before the output"));
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Colors& c = ui::colors();
  list->AddRectFilled(place.min, place.max,
                      press.hovered ? ui::mix(c.accent_soft, c.accent, 0.14f) : c.accent_soft, 6);
  ui::draw_text_in(list, ui::Font::label_strong, place, c.accent, text, 0.5f);
  if (press.pressed) actions.push_back(SetLayers{with_hidden_layer(layers)});
}

void draw_settings_row(std::size_t number, const std::string& name, Actions& actions) {
  if (ui::button(layer_id(number) + ".settings", tr("{0} · settings and histograms", name), "",
                 ui::ButtonStyle::outline, -1)) {
    actions.push_back(ShowLayer{number});
  }
}

// A hidden layer on the phone: its settings, its units, its activation, its end.
constexpr float row_button = 44;

void draw_units(const std::vector<Layer>& layers, std::size_t layer, const std::string& id,
                Actions& actions) {
  const std::size_t now = std::get<Dense>(layers[layer]).units;
  const auto units = ui::stepper(
      id + ".units", static_cast<long>(now), 1, static_cast<long>(most_hidden_units),
      tr("Units of this layer"), 132,
      ui::StepperSteps{static_cast<long>(fewer_units(now)), static_cast<long>(more_units(now))});
  if (!units) return;
  actions.push_back(SetLayers{with_units(layers, layer, static_cast<std::size_t>(*units))});
}

void draw_activation_list(const std::vector<Layer>& layers, std::size_t layer,
                          const std::string& id, float width, Actions& actions) {
  std::vector<ui::Choice> choices;
  std::size_t selected = 0;
  const std::vector<Activation> offered = hidden_activations();
  for (std::size_t i = 0; i < offered.size(); ++i) {
    choices.push_back({std::string(to_string(offered[i]))});
    if (offered[i] == layer_activation(layers[layer])) selected = i;
  }
  const auto chosen =
      ui::drop_down(id + ".activation", "", choices, selected, tr("The layer's activation"), width);
  if (!chosen) return;
  actions.push_back(SetLayers{with_layer_activation(layers, layer, offered[*chosen])});
}

void draw_layer_row(const RunView& run, std::size_t layer, std::size_t number, Actions& actions) {
  const auto& dense = std::get<Dense>(run.experiment().model[layer]);
  const std::string id = layer_id(number);
  const std::vector<Layer>& layers = run.experiment().model;
  draw_settings_row(number, tr("{0}: Dense {1}", number, dense.units), actions);
  const bool edits = !run.view().hidden.has(Part::layers);
  if (edits) draw_units(layers, layer, id, actions);
  if (!run.view().hidden.has(Part::activation)) {
    if (edits) ImGui::SameLine();
    const float taken = edits ? row_button + 8 : 0;
    draw_activation_list(layers, layer, id, ImGui::GetContentRegionAvail().x - taken, actions);
  }
  if (!edits) return;
  ImGui::SameLine();
  if (ui::icon_button(id + ".remove", ui::Icon::close, tr("Remove this layer"), row_button,
                      ui::ButtonStyle::quiet)) {
    actions.push_back(SetLayers{without_hidden_layer(layers, layer)});
  }
}

}  // namespace

float network_header_height(bool phone) {
  return name_height + note_height + (phone ? 6 : button_size + 8);
}

void draw_network_headers(const RunView& run, const std::vector<PlaneColumn>& columns,
                          const NetworkGeometry& geometry, const NetworkPlace& place,
                          Actions& actions) {
  const std::string on = std::to_string(run.experiment().features.size());
  const std::string all = std::to_string(all_features().size());
  draw_title(geometry.columns[0].header, geometry.spacing < 74 ? tr("In") : tr("Features"),
             tr("{0} of {1}", on, all));
  if (columns.empty()) return;
  for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
    draw_hidden_header(run, columns[c], c + 1, geometry, place.phone, actions);
  }
  const Layer& last = run.experiment().model[columns.back().value_layer];
  // The last column is close to the card's edge.
  Rect header = geometry.columns.back().header;
  const float half =
      std::min(header.width() / 2, place.area.max.x - geometry.columns.back().center_x);
  header.min.x = geometry.columns.back().center_x - half;
  header.max.x = geometry.columns.back().center_x + half;
  const char* name = geometry.spacing < 74 ? tr("Out") : tr("Output");
  if (place.phone) {
    draw_title(header, name, to_string(layer_activation(last)));
    return;
  }
  const float bottom = header.min.y + name_height + note_height;
  ui::mark(layer_id(columns.size()) + ".header", {header.min, {header.max.x, bottom}});
  {
    const ui::Region region(layer_id(columns.size()) + ".named", header, tr("Output layer"));
    draw_name(run, columns.back().layer, columns.size(), name, header.cut_top(name_height),
              actions);
  }
  draw_note(header.cut_top(note_height), to_string(layer_activation(last)));
  if (!run.view().hidden.has(Part::layers)) draw_add_layer(run, place, actions);
}

void draw_layer_rows(const RunView& run, Actions& actions) {
  const std::vector<Layer>& layers = run.experiment().model;
  const std::vector<std::size_t> hidden = hidden_layers(layers);
  for (std::size_t i = 0; i < hidden.size(); ++i) draw_layer_row(run, hidden[i], i + 1, actions);
  draw_settings_row(hidden.size() + 1, tr("Output"), actions);
  if (hidden.size() >= most_hidden_layers || run.view().hidden.has(Part::layers)) return;
  if (ui::button("add_layer", tr("+ Add layer"), tr("Add a hidden layer before the output"),
                 ui::ButtonStyle::soft, -1)) {
    actions.push_back(SetLayers{with_hidden_layer(layers)});
  }
}

}  // namespace descent
