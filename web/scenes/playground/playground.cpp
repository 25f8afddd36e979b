#include "web/scenes/playground/playground.hpp"

#include <algorithm>
#include <string>

#include "engine/core/words.hpp"
#include "web/cards/keep_weights.hpp"
#include "web/cards/output_map.hpp"
#include "web/cards/preset_about.hpp"
#include "web/cards/training_settings.hpp"
#include "web/frame/drawer.hpp"
#include "web/scenes/playground/brush_controls.hpp"
#include "web/scenes/playground/map_legend.hpp"
#include "web/scenes/playground/network_header.hpp"
#include "web/scenes/playground/own_data.hpp"
#include "web/scenes/playground/plane_update.hpp"
#include "web/scenes/playground/point_choice.hpp"
#include "web/ui/input.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float least_curve_height = 120;
constexpr float phone_network_height = 470, least_network_height = 320;

MapChoice current_map(const PlaygroundPanel& state) {
  return shown_map(state.network, state.maps.columns());
}

void update_maps(PlaygroundPanel& state, const RunView& run) {
  update_plane(state.maps, state.renderer, run, current_map(state),
               shown_extent(run.experiment().data, run.dataset()));
}

// The map within `whole`, with its axes where they have names.
Rect draw_map(PlaygroundPanel& state, const RunView& run, const Rect& whole, Actions& actions) {
  const MapFrame frame{map_square(run, whole), state.maps.extent()};
  const Brush& brush = run.view().brush;
  MapContents contents;
  contents.samples = !brush.from_nothing;
  contents.test = run.view().show_test_points || brush.painting;
  contents.explain = !brush.painting;
  contents.alike = brush.painting;
  contents.more = [&](PlanePlace place) {
    return formula_on_map(run, state.maps.columns(), current_map(state), frame, place);
  };
  const MapPress press = draw_output_map(run, state.maps, state.renderer, frame, contents);
  if (!brush.painting) {
    choose_point(state.point, run, frame, press);
    if (state.point) draw_chosen_point(*state.point, frame);
  }
  draw_map_axes(run, frame.area, frame.extent);
  if (brush.painting) paint_stroke(state.stroke, run, frame, press, actions);
  return frame.area;
}

void draw_output_switches(const RunView& run, const ui::Card& card, Actions& actions) {
  const View& view = run.view();
  const bool test = !view.hidden.has(Part::test_data);
  const bool discretize = !view.hidden.has(Part::discretize);
  const float gap = 14;
  const ui::TitleLine line(card, (test ? ui::toggle_width(tr("test points")) : 0) +
                                     (test && discretize ? gap : 0) +
                                     (discretize ? ui::toggle_width(tr("discretize")) : 0));
  if (test && ui::toggle("show_test_points", tr("test points"), view.show_test_points,
                         tr("Also show the points kept apart for testing, with a dark rim"))) {
    actions.push_back(ShowTestPoints{!view.show_test_points});
  }
  if (test && discretize) ImGui::SameLine(0, gap);
  if (discretize && ui::toggle("discretize", tr("discretize"), view.discretize,
                               tr("Only show which class the network chooses, not how surely"))) {
    actions.push_back(Discretize{!view.discretize});
  }
}

void draw_output_card(PlaygroundPanel& state, const RunView& run, const Rect& place,
                      Actions& actions) {
  ui::Card card("output", place, map_title(current_map(state), state.maps.columns()));
  draw_output_switches(run, card, actions);
  const Rect rest = card.rest();
  const float legend_height = map_legend_height(run.dataset());
  const bool painting = run.view().brush.painting;
  const float least = painting ? brush_controls_height(run) : 2 * (20 + 8) + least_curve_height;
  const float below = legend_height + least + 2 * 8;
  const float side = std::min(rest.width(), std::max(90.0f, rest.height() - below));
  const Rect map = draw_map(state, run, ui::take_rect(side), actions);
  Rect legend = ui::take_rect(legend_height);
  legend.min.x = map.min.x;
  legend.max.x = map.max.x;
  draw_map_legend(run, state.maps, legend);
  if (painting) draw_brush_controls(run, actions);
  if (painting && card.rest().height() < least_curve_height) return;
  draw_metric_curves(state.curves, run, card.rest().height(), actions);
}

// With the count where there is room beside what else stands on that line.
std::string network_title(const RunView& run, float width) {
  const std::size_t parameters = run.snapshot().model->parameter_count();
  const std::string whole = tr("Network · {0} parameters", ui::with_commas(parameters));
  return ui::text_size(ui::Font::label_strong, whole).x <= width ? whole : tr("Network");
}

void draw_network_card(PlaygroundPanel& state, const RunView& run, const Layout& layout,
                       const Rect& place, Actions& actions) {
  const float button = drawer_button_width(layout);
  const float gap = button > 0 ? 12.f : 0.f;
  const float taken = layout.phone() ? 0 : button + gap + keep_weights_width();
  constexpr float padding = 28, add_layer = 80;
  const float title_room = place.width() - padding - (layout.phone() ? 0 : taken + add_layer);
  ui::Card card("network", place, network_title(run, title_room));
  if (!layout.phone()) {
    const ui::TitleLine line(card, taken);
    draw_keep_weights(run, actions);
    if (button > 0) ImGui::SameLine(0, gap);
    draw_drawer_button(layout, actions);
  }
  const NetworkPlace network{card.rest(), layout.phone(), taken > 0 ? taken + 12 : 0};
  draw_network(state.network, run, state.maps, state.renderer, network, state.point, actions);
}

void draw_data_card(PlaygroundPanel& state, const RunView& run, const Layout& layout,
                    const Rect& place, Actions& actions) {
  ui::Card card("data", place, tr("Data"));
  if (!layout.phone()) draw_drawer_close(layout, place, actions);
  draw_preset_about(run, layout);
  draw_data_controls(state.data, run, actions);
  const Parts& hidden = run.view().hidden;
  if (!hidden.has(Part::own_data) || !hidden.has(Part::loss)) ui::divider();
  draw_own_data(run, layout, actions);
  draw_loss_choice(run, actions);
}

void draw_cards(PlaygroundPanel& state, const RunView& run, const Layout& layout,
                Actions& actions) {
  draw_story_card(state.story, run, layout.story, actions);
  draw_network_card(state, run, layout, layout.middle, actions);
  draw_output_card(state, run, layout.right, actions);
  if (!layout.show_left) return;
  draw_drawer_scrim(layout, actions);
  draw_data_card(state, run, layout, layout.left, actions);
}

// A card in the phone's column: over its whole width.
Rect column_place(float height) { return ui::next_rect(height); }

void draw_phone_map(PlaygroundPanel& state, const RunView& run, Actions& actions) {
  ui::Card card("output", column_place(0), map_title(current_map(state), state.maps.columns()));
  draw_output_switches(run, card, actions);
  draw_map(state, run, ui::take_rect(ImGui::GetContentRegionAvail().x), actions);
  draw_map_legend(run, state.maps, ui::take_rect(map_legend_height(run.dataset())));
  if (run.view().brush.painting) draw_brush_controls(run, actions);
  // All of it is told on its own tab.
  if (!run.view().hidden.has(Part::settings)) draw_story_brief(state.story, run, actions);
}

// On a turned phone: the map as high as there is room, its legend and the story beside it.
void draw_picture_card(PlaygroundPanel& state, const RunView& run, const Rect& place,
                       Actions& actions) {
  ui::Card card("output", place, map_title(current_map(state), state.maps.columns()));
  draw_output_switches(run, card, actions);
  Rect rest = card.rest();
  constexpr float least_words = 132;
  const Rect map =
      rest.cut_left(std::min(rest.height(), std::max(80.f, rest.width() - least_words)), 12);
  draw_map(state, run, map, actions);
  const ui::Pane words("map_words", rest, 8);
  draw_map_legend(run, state.maps, ui::take_rect(map_legend_height(run.dataset())));
  draw_story(state.story, run, actions);
}

void draw_phone_curves(PlaygroundPanel& state, const RunView& run, const Layout& layout,
                       Actions& actions) {
  // What is left of the screen, if a curve can be read in it.
  const float left = layout.content.height() - card_gap - ImGui::GetCursorPosY();
  ui::Card card("loss_card", column_place(0));
  ui::name_group(tr("Curves"));
  const float picture = left - metric_curves_phone_controls - 24;
  draw_metric_curves_on_phone(state.curves, run, std::max(150.0f, picture), actions);
}

void draw_phone_output(PlaygroundPanel& state, const RunView& run, const Layout& layout,
                       Actions& actions) {
  if (layout.two_columns()) {
    if (run.view().brush.painting) {
      ui::Card card("brush", column_place(0), tr("Brush"));
      draw_brush_controls(run, actions);
    }
    draw_phone_curves(state, run, layout, actions);
    return;
  }
  draw_phone_map(state, run, actions);
  if (run.view().hidden.has(Part::settings)) {  // and the story's own tab with them
    ui::Card card("story", column_place(0));
    draw_story(state.story, run, actions);
  }
  draw_phone_curves(state, run, layout, actions);
}

void draw_phone(PlaygroundPanel& state, const RunView& run, const Layout& layout,
                Actions& actions) {
  if (layout.two_columns()) draw_picture_card(state, run, layout.picture, actions);
  ui::Pane pane("playground", layout.column);
  const float room = layout.column.height() - 2 * card_gap;
  switch (run.view().tab()) {
    case PhoneTab::output:
      draw_phone_output(state, run, layout, actions);
      break;
    case PhoneTab::network: {
      const float height =
          layout.two_columns() ? std::max(least_network_height, room) : phone_network_height;
      draw_network_card(state, run, layout, column_place(height), actions);
      ui::Card card("layers", column_place(0), tr("Layers"));
      draw_layer_rows(run, actions);
      draw_keep_weights(run, actions);
      break;
    }
    case PhoneTab::data:
      draw_data_card(state, run, layout, column_place(0), actions);
      break;
    case PhoneTab::training: {
      if (!layout.two_columns()) {
        ui::Card card("story", column_place(0));
        draw_story(state.story, run, actions);
      }
      draw_training_card(run, actions);
      break;
    }
  }
}

}  // namespace

void draw_playground(PlaygroundPanel& state, const RunView& run, const Layout& layout,
                     Actions& actions) {
  if (!run.ready() || !takes_features(run.experiment().data)) {
    ui::empty_state(layout.content, tr("No network yet"),
                    tr("Choose a preset at the top: its points and its network are shown here."));
    return;
  }
  const PhoneTab tab = run.view().tab();
  const bool shows_maps = !layout.phone() || layout.two_columns() || tab == PhoneTab::output ||
                          tab == PhoneTab::network;
  if (shows_maps) update_maps(state, run);
  state.curves.loss_words = [run, &state] {
    return PointFormulas(run, state.maps.columns(), state.point).of_loss();
  };
  if (layout.phone()) {
    draw_phone(state, run, layout, actions);
  } else {
    draw_cards(state, run, layout, actions);
  }
  draw_layer_settings(state.layer, run, layout, actions);
  draw_split_dialog(state.data.split, run, layout, actions);
}

}  // namespace descent
