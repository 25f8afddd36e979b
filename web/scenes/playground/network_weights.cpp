#include "web/scenes/playground/network_weights.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/scenes/playground/network_names.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float handle_radius = 4;
// Units drawn smaller than this have a bias handle only while they are pointed at or pinned.
constexpr float least_tile = 24;
constexpr float weight_reach = 16;

// What it comes to at the point of the formulas; a line of its own, or nothing.
std::string formula_words(const NetworkWeights& network, const ParameterPlace& place) {
  const std::string formula = network.formulas.of_parameter(place);
  return formula.empty() ? "" : "\n" + formula;
}

std::string value_words(const NetworkWeights& network, const ParameterPlace& place, float value,
                        const std::string& name) {
  const std::string number = short_text(static_cast<double>(value));
  return (place.bias ? tr("bias {0}", number) : tr("weight {0}", number)) + "\n" + name +
         formula_words(network, place);
}

std::string link_name(const NetworkWeights& network, const NetworkLink& link) {
  return tile_title(network.columns, link.column - 1, link.from) + " → " +
         tile_title(network.columns, link.column, link.to);
}

ParameterPlace place_of(const NetworkLink& link) { return {link.layer, false, link.parameter}; }

void draw_handle(ImVec2 center, float value, bool lit) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 color = value < 0   ? ui::colors().negative
                      : value > 0 ? ui::colors().positive
                                  : ui::colors().zero;  // or not a number
  const float radius = lit ? handle_radius + 1.5f : handle_radius;
  list->AddCircleFilled(center, radius + 1.5f, ui::colors().card);
  list->AddCircleFilled(center, radius, color);
  // A value near 0 has hardly a colour.
  list->AddCircle(center, radius, ui::with_alpha(ui::colors().secondary, 0.7f), 24);
  if (lit) list->AddCircle(center, radius + 1.5f, ui::colors().text, 24, 1.5f);
}

// A handle on one number: whatever the mouse, a finger or a key does to it.
void handle_one(WeightEditor& editor, const NetworkWeights& network, const std::string& id,
                ImVec2 center, const ParameterPlace& place, const std::string& name,
                Actions& actions) {
  const float reach = ui::host().touch ? weight_reach : handle_radius + 3;
  const Rect rect{{center.x - reach, center.y - reach}, {center.x + reach, center.y + reach}};
  const float value = parameter_at(network.model, place);
  const ui::Control control{.role = ui::Role::slider,
                            .label = place.bias ? tr("Bias of {0}", name) : tr("Weight {0}", name),
                            .value = short_text(static_cast<double>(value)),
                            .now = static_cast<double>(value)};
  const ui::Press press = ui::press_area(id, rect, control, true);
  if (press.by_key) type_parameter(editor, place, name);
  if (press.steps != 0) turn_parameter(place, value, press.steps, actions);
  if (press.held && !editor.held) hold_parameter(editor, place, value, name);
  draw_handle(center, value, press.hovered || press.held);
  if (press.hovered && !editor.held) {
    ui::hover_text(value_words(network, place, value, name), center);
  }
}

bool has_handle(const NetworkWeights& network, const NetworkTile& tile, const Rect& place) {
  return place.width() >= least_tile || network.pointed == tile || network.pinned == tile;
}

void handle_biases(WeightEditor& editor, const NetworkWeights& network, Actions& actions) {
  const auto& columns = network.geometry.columns;
  for (std::size_t c = 1; c < columns.size(); ++c) {
    const std::size_t layer = network.columns[c - 1].layer;
    const Tensor& bias = network.model.parameters()[layer].bias();
    const bool node = c + 1 == columns.size() && columns[c].tiles.size() == 1;
    for (std::size_t i = 0; i < std::min(columns[c].tiles.size(), bias.size()); ++i) {
      const Rect& tile = columns[c].tiles[i];
      if (!has_handle(network, {c, i}, tile)) continue;
      const ImVec2 corner{tile.min.x + 1, tile.max.y - 1};
      const ImVec2 below{tile.center().x, tile.center().y + 2.6f * NetworkGeometry::node_radius};
      handle_one(
          editor, network, "layer" + std::to_string(c) + ".unit" + std::to_string(i + 1) + ".bias",
          node ? below : corner, {layer, true, i}, tile_title(network.columns, c, i), actions);
    }
  }
}

// The pinned unit's links, each with a handle half-way.
void handle_pinned_weights(WeightEditor& editor, const NetworkWeights& network, Actions& actions) {
  if (!network.pinned) return;
  for (const NetworkLink& link : network.links) {
    if (link.column != network.pinned->column || link.to != network.pinned->index) continue;
    const std::string id = "weight." + std::to_string(link.column) + "." +
                           std::to_string(link.from + 1) + "." + std::to_string(link.to + 1);
    handle_one(editor, network, id, middle_of(link), place_of(link), link_name(network, link),
               actions);
  }
}

// A link itself: pointed at by the mouse, or pressed by a finger, which does not point.
void handle_links(WeightEditor& editor, const NetworkWeights& network, const Rect& area) {
  const ImVec2 mouse = ImGui::GetMousePos();
  const bool pressed = ImGui::IsMouseClicked(0);
  const bool touch = ui::host().touch;
  const bool free = ImGui::IsWindowHovered() && !ImGui::IsAnyItemHovered() && !network.pointed;
  if (editor.held || !free || !area.contains(mouse) || (touch && !pressed)) return;
  const NetworkLink* link = link_at(network.links, mouse, touch ? weight_reach : link_reach);
  if (link == nullptr) return;
  draw_lifted_link(*link);
  const std::string name = link_name(network, *link);
  if (pressed) {
    hold_parameter(editor, place_of(*link), link->weight, name);
  } else {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ui::hover_text(value_words(network, place_of(*link), link->weight, name) + "\n" +
                   tr("Drag up or down to change it, press to type it."));
  }
}

}  // namespace

void handle_network_weights(WeightEditor& editor, const NetworkWeights& network, const Rect& area,
                            Actions& actions) {
  handle_links(editor, network, area);
  handle_biases(editor, network, actions);
  handle_pinned_weights(editor, network, actions);
  const auto spoken_of = editor.spoken_of();
  const std::string more = spoken_of ? formula_words(network, *spoken_of) : "";
  draw_weight_editor(editor, network.model, more, actions);
}

}  // namespace descent
