#include "web/panels/playground.hpp"

#include <algorithm>
#include <string>

#include "engine/training/targets.hpp"
#include "web/panels/drawer.hpp"
#include "web/panels/keep_weights.hpp"
#include "web/panels/network_header.hpp"
#include "web/panels/output_map.hpp"
#include "web/panels/training_settings.hpp"
#include "web/panels/widgets.hpp"

namespace descent {
namespace {

constexpr float scale_height = 20;
constexpr float least_curve_height = 120;
constexpr float phone_network_height = 470;

MapChoice current_map(const PlaygroundPanel& state) {
  return shown_map(state.network, state.maps.columns());
}

void update_maps(PlaygroundPanel& state, const App& app) {
  const Snapshot& snapshot = app.driver()->snapshot();
  const TargetCode code =
      target_code(app.driver()->dataset(), app.experiment().training.loss,
                  snapshot.model.output_size(), layer_activation(snapshot.model.layers().back()));
  const ui::Colors& c = ui::colors();
  state.renderer.set_colors({c.negative, c.zero, c.positive});
  if (!state.maps.update(snapshot, app.experiment().features, code, app.version(),
                         current_map(state))) {
    return;
  }
  state.renderer.set_tiles(static_cast<int>(state.maps.tile_size()), state.maps.tiles());
  state.renderer.set_output(static_cast<int>(state.maps.map_size()), state.maps.map());
}

void draw_output_switches(const App& app, const ui::Card& card, Actions& actions) {
  const View& view = app.view();
  const float gap = 14;
  const ui::TitleLine line(card,
                           ui::toggle_width("test points") + gap + ui::toggle_width("discretize"));
  if (ui::toggle("show_test_points", "test points", view.show_test_points,
                 "Also show the points kept apart for testing, with a dark rim")) {
    actions.push_back(ShowTestPoints{!view.show_test_points});
  }
  ImGui::SameLine(0, gap);
  if (ui::toggle("discretize", "discretize", view.discretize,
                 "Only show which class the network chooses, not how surely")) {
    actions.push_back(Discretize{!view.discretize});
  }
}

void draw_output_card(PlaygroundPanel& state, const App& app, const Rect& place, Actions& actions) {
  ui::Card card("output", place, map_title(current_map(state), state.maps.columns()));
  draw_output_switches(app, card, actions);
  const Rect rest = card.rest();
  const float below = scale_height + 2 * 20 + least_curve_height + 4 * 8;
  const float side = std::min(rest.width(), std::max(120.0f, rest.height() - below));
  const Rect map = ui::take_rect(side).square();
  draw_output_map(app, state.maps, state.renderer, map);
  Rect scale = ui::take_rect(scale_height);
  scale.min.x = map.min.x;
  scale.max.x = map.max.x;
  draw_map_scale(state.maps, app.view().discretize, scale);
  draw_metric_curves(state.curves, app, card.rest().height(), actions);
}

void draw_network_card(PlaygroundPanel& state, const App& app, const Layout& layout,
                       const Rect& place, Actions& actions) {
  const std::size_t parameters = app.driver()->snapshot().model.parameter_count();
  ui::Card card("network", place, "Network · " + ui::with_commas(parameters) + " parameters");
  const float button = drawer_button_width(layout);
  const float gap = button > 0 ? 12.f : 0.f;
  const float taken = layout.phone() ? 0 : button + gap + keep_weights_width();
  if (!layout.phone()) {
    const ui::TitleLine line(card, taken);
    draw_keep_weights(app, actions);
    if (button > 0) ImGui::SameLine(0, gap);
    draw_drawer_button(layout, actions);
  }
  const NetworkPlace network{card.rest(), layout.phone(), taken > 0 ? taken + 12 : 0};
  draw_network(state.network, app, state.maps, state.renderer, network, actions);
}

void draw_data_card(PlaygroundPanel& state, const App& app, const Layout& layout, const Rect& place,
                    Actions& actions) {
  ui::Card card("data", place, "Data");
  if (!layout.phone()) draw_drawer_close(layout, place, actions);
  draw_data_controls(state.data, app, actions);
  ui::divider();
  draw_loss_choice(app, actions);
  if (layout.phone()) return;  // the story is behind another tab
  ui::divider();
  draw_story(state.story, app, actions);
}

void draw_cards(PlaygroundPanel& state, const App& app, const Layout& layout, Actions& actions) {
  draw_network_card(state, app, layout, layout.middle, actions);
  draw_output_card(state, app, layout.right, actions);
  if (!layout.show_left) return;
  draw_drawer_scrim(layout, actions);
  draw_data_card(state, app, layout, layout.left, actions);
}

// A card in the phone's column: over its whole width.
Rect column_place(float height) { return ui::next_rect(height); }

void draw_phone_output(PlaygroundPanel& state, const App& app, const Layout& layout,
                       Actions& actions) {
  {
    ui::Card card("output", column_place(0), map_title(current_map(state), state.maps.columns()));
    draw_output_switches(app, card, actions);
    draw_output_map(app, state.maps, state.renderer,
                    ui::take_rect(ImGui::GetContentRegionAvail().x));
    draw_map_scale(state.maps, app.view().discretize, ui::take_rect(scale_height));
  }
  // What is left of the screen, if a curve can be read in it.
  const float left = layout.content.height() - card_gap - ImGui::GetCursorPosY();
  ui::Card card("loss_card", column_place(0));
  const float picture = left - metric_curves_phone_controls - 24;
  draw_metric_curves_on_phone(state.curves, app, std::max(150.0f, picture), actions);
}

void draw_phone(PlaygroundPanel& state, const App& app, const Layout& layout, Actions& actions) {
  ui::Pane pane("playground", layout.content);
  switch (app.view().tab) {
    case PhoneTab::output:
      draw_phone_output(state, app, layout, actions);
      break;
    case PhoneTab::network: {
      draw_network_card(state, app, layout, column_place(phone_network_height), actions);
      ui::Card card("layers", column_place(0), "Layers");
      draw_layer_rows(app, actions);
      draw_keep_weights(app, actions);
      break;
    }
    case PhoneTab::data:
      draw_data_card(state, app, layout, column_place(0), actions);
      break;
    case PhoneTab::training: {
      {
        ui::Card card("story", column_place(0));
        draw_story(state.story, app, actions);
      }
      draw_training_card(app, actions);
      break;
    }
  }
}

}  // namespace

void draw_playground(PlaygroundPanel& state, const App& app, const Layout& layout,
                     Actions& actions) {
  if (!app.driver() || app.experiment().data.name == "points") {
    ui::empty_state(layout.content, "No network yet",
                    "Choose a preset at the top: its points and its network are shown here.");
    return;
  }
  const PhoneTab tab = app.view().tab;
  const bool shows_maps = !layout.phone() || tab == PhoneTab::output || tab == PhoneTab::network;
  if (shows_maps) update_maps(state, app);
  if (layout.phone()) {
    draw_phone(state, app, layout, actions);
  } else {
    draw_cards(state, app, layout, actions);
  }
  draw_layer_settings(state.layer, app, layout, actions);
}

}  // namespace descent
