#include "web/cards/layer_settings.hpp"

#include <algorithm>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/model_edits.hpp"
#include "web/cards/layer_choices.hpp"
#include "web/charts/histogram_chart.hpp"
#include "web/ui/input.hpp"
#include "web/ui/picture_cursor.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr const char* popup_name = "layer_settings";
constexpr double look_pause = 0.25;  // seconds

void close(Actions& actions) {
  ImGui::CloseCurrentPopup();
  actions.push_back(ShowLayer{0});
  ui::request_frame();
}

void draw_title(const ShownLayer& shown, Actions& actions) {
  const bool finger = ui::control_height() > 40;
  const float side = finger ? 44.f : 28.f;
  const Rect line = ui::take_rect(side);
  const std::string name = shown.is_output ? tr("Output layer") : tr("Layer {0}", shown.number);
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::strong, line, ui::colors().text,
                   tr("{0} · Dense {1}", name, ui::with_commas(shown.dense.units)));
  const Rect cross{{line.max.x - side, line.min.y}, line.max};
  const ui::Press press = ui::press_area("layer.close", cross, tr("Close"));
  ui::draw_icon(ImGui::GetWindowDrawList(), ui::Icon::close, cross.center(), 12,
                press.hovered ? ui::colors().text : ui::colors().secondary);
  if (press.pressed) close(actions);
}

// What has become of its units.
std::string health_text(const LayerStatistics& layer) {
  const std::string units =
      tr_n("{1} unit", "{1} units", layer.units, ui::with_commas(layer.units));
  switch (layer.activation) {
    case Activation::relu:
      return tr("Dead: {0} of {1}, {2}", ui::with_commas(layer.dead_units), units,
                percent_text(static_cast<double>(layer.dead_units) /
                             static_cast<double>(std::max<std::size_t>(layer.units, 1))));
    case Activation::tanh:
    case Activation::sigmoid:
      return tr("Saturated: {0} of the outputs", percent_text(layer.saturated_share));
    default:
      return tr("{0} units neither die nor saturate", to_string(layer.activation));
  }
}

void draw_look(LayerSettings& state, const ShownLayer& shown) {
  state.look.update(shown.run, ImGui::GetTime(), look_pause);
  const auto& layers = state.look.statistics().layers;
  const auto found = std::find_if(layers.begin(), layers.end(), [&](const LayerStatistics& one) {
    return one.layer == shown.index;
  });
  if (found == layers.end()) {
    const char* words = tr("There is nothing to look at yet.");
    if (state.look.looking()) words = tr("Looking into the network …");
    if (state.look.failed()) words = tr("There is not enough memory to look into this network.");
    ui::secondary_paragraph(words);
    return;
  }
  const LayerStatistics& layer = *found;
  draw_histogram("layer.weights", tr("Weights"), tr("weights"), layer.weights,
                 ui::take_rect(histogram_height));
  draw_histogram("layer.gradients", tr("Gradients of the loss with respect to them"),
                 tr("gradients"), layer.gradients, ui::take_rect(histogram_height));
  draw_histogram(
      "layer.outputs",
      tr("Outputs for {0} training points", ui::with_commas(state.look.statistics().samples)),
      tr("outputs"), layer.outputs, ui::take_rect(histogram_height));
  ui::text(health_text(layer));
  ui::mark("layer.health", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
  ui::secondary_paragraph(state.look.moment());
}

// Below the header whose name was pressed, on a phone over the whole width.
void place_popup(const Layout& layout, std::size_t number) {
  const float gap = 8;
  const float width = std::min(340.f, layout.screen.width() - 2 * gap);
  ImVec2 place = {(layout.screen.width() - width) / 2, layout.top.max.y + gap};
  const std::string name = "layer" + std::to_string(number) + ".header";
  for (const ui::Mark& mark : ui::marks()) {
    if (mark.id != name || layout.phone()) continue;
    place = {mark.rect.center().x - width / 2, mark.rect.max.y + gap};
  }
  place.x = std::clamp(place.x, gap, std::max(gap, layout.screen.width() - width - gap));
  ImGui::SetNextWindowPos(place);
  ImGui::SetNextWindowSize({width, 0});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, layout.screen.max.y - place.y - gap});
}

// Escape closes it, arrows go to the neighbours.
void take_keys(std::size_t number, std::size_t count, Actions& actions) {
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) close(actions);
  const bool back = ImGui::IsKeyPressed(ImGuiKey_LeftArrow);
  const bool on = ImGui::IsKeyPressed(ImGuiKey_RightArrow);
  if (back && number > 1) actions.push_back(ShowLayer{number - 1});
  if (on && number < count) actions.push_back(ShowLayer{number + 1});
}

}  // namespace

void draw_layer_settings(LayerSettings& state, const RunView& run, const Layout& layout,
                         Actions& actions) {
  const std::size_t number = run.view().layer;
  if (number == 0 && ui::shortcut(ImGuiKey_L)) actions.push_back(ShowLayer{1});
  const std::vector<Layer>& layers = run.experiment().model;
  const std::size_t index = number == 0 ? layers.size() : dense_layer(layers, number);
  const bool opens = number != state.shown && index < layers.size();
  state.shown = number;
  if (number == 0) return;
  if (opens && !ImGui::IsPopupOpen(popup_name)) {
    state.look = {};
    ImGui::OpenPopup(popup_name);
    ui::request_frame();
  }
  place_popup(layout, number);
  constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav;
  if (index >= layers.size() || !ImGui::BeginPopup(popup_name, flags)) {
    actions.push_back(ShowLayer{0});  // somebody pressed beside it
    return;
  }
  const bool list_open = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);  // over it
  const bool is_output = index == dense_layer(layers, hidden_layers(layers).size() + 1);
  const ShownLayer shown{run, index, number, std::get<Dense>(layers[index]), is_output};
  draw_title(shown, actions);
  draw_layer_choices(shown, actions);
  ui::divider();
  draw_look(state, shown);
  if (!list_open && !ui::picture_has_keys())
    take_keys(number, hidden_layers(layers).size() + 1, actions);
  ImGui::EndPopup();
}

}  // namespace descent
