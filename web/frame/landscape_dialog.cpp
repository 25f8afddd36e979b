#include "web/frame/landscape_dialog.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/frame/landscape_words.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float landscape_width = 1000, least_for_two = 640, beside_width = 300;

void told(const char* id, const std::string& words) {
  if (words.empty()) return;
  ui::small_print(words);
  ui::mark(id, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()},
           {.role = ui::Role::img, .label = words});
}

// What is computed within a frame: one network on few samples, and only where it is another one.
void look_at_network(LandscapeDialog& state, const RunView& run, const Landscape& landscape) {
  const std::optional<PlaneSpot>& place = run.view().landscape.place;
  const bool same = state.shown.snapshot && state.shown_of == run.snapshot().model &&
                    state.shown_on == landscape.plane && state.shown_at == place;
  if (same) return;
  if (state.shown_of != run.snapshot().model || state.shown_on != landscape.plane) {
    state.now = place_of(run, landscape);
    state.own_loss = network_of(run, landscape).measured.scores.loss;
  }
  state.shown_of = run.snapshot().model;
  state.shown_on = landscape.plane;
  state.shown_at = place;
  state.shown = place ? network_at(run, landscape, *place) : network_of(run, landscape);
}

void show_landscape(const RunView& run, Actions& actions, auto&& change) {
  LandscapeView view = run.view().landscape;
  change(view);
  actions.push_back(ShowLandscape{view});
}

void choose_plane(const RunView& run, Actions& actions) {
  const LandscapeView& view = run.view().landscape;
  const std::array<ui::ChoiceWord, 2> planes = {
      {{"path", tr("along its path")}, {"random", tr("random directions")}}};
  if (const auto chosen =
          ui::choice_words("landscape.of", planes, static_cast<std::size_t>(view.plane),
                           tr("In which plane of its weights"))) {
    show_landscape(run, actions,
                   [&](LandscapeView& to) { to.plane = static_cast<PlaneChoice>(*chosen); });
  }
  if (view.plane == PlaneChoice::random) {
    ImGui::SameLine(0, 14);
    if (ui::link("landscape.again", tr("another pair"), tr("Two other random directions"))) {
      show_landscape(run, actions, [](LandscapeView& to) { ++to.seed; });
    }
  }
}

void choose_landscape_picture(const RunView& run, Actions& actions) {
  const std::array<ui::ChoiceWord, 2> pictures = {
      {{"contours", tr("contours")}, {"surface", tr("surface")}}};
  if (const auto chosen = ui::choice_words("landscape.as", pictures,
                                           static_cast<std::size_t>(run.view().landscape.picture),
                                           tr("From above, or as a surface that one can turn"))) {
    show_landscape(run, actions,
                   [&](LandscapeView& to) { to.picture = static_cast<LossPicture>(*chosen); });
  }
}

void draw_plane(LandscapeDialog& state, const RunView& run, const Landscape& landscape,
                const Rect& area, Actions& actions) {
  const LandscapeView& view = run.view().landscape;
  const PlaceOfNetwork now{state.now, state.own_loss};
  if (view.picture == LossPicture::surface) {
    std::optional<SurfacePoint> chosen;
    if (view.place) {
      chosen = SurfacePoint{{view.place->x, view.place->y}, state.shown.measured.scores.loss};
    }
    draw_landscape_surface(state.picture, landscape, now, chosen, area);
    return;
  }
  const auto place = draw_landscape_contours(state.picture, landscape, now, view.place, area);
  if (place) show_landscape(run, actions, [&](LandscapeView& to) { to.place = place; });
}

// The losses of the states that are kept: their own, and those of their places on the plane.
void draw_along_path(const Landscape& landscape, const Rect& area) {
  std::vector<CurvePoint> own, heights;
  PlotAxis x{landscape.path.front().position,
             landscape.path.back().position,
             false,
             false,
             5,
             tr("epoch")};
  PlotAxis y{HUGE_VAL, 0, false, false, 4};
  for (const StateOnPlane& state : landscape.path) {
    own.push_back({state.position, state.loss});
    heights.push_back({state.position, state.height});
    for (const double loss : {state.loss, state.height}) {
      if (!std::isfinite(loss)) continue;
      y.low = std::min(y.low, loss);
      y.high = std::max(y.high, loss);
    }
  }
  y.log_scale = y.low > 0 && y.high > 30 * y.low;
  if (!y.log_scale) y.low = std::min(y.low, 0.0);
  y.high *= y.log_scale ? 1.2 : 1.05;
  const QuietPlot plot("landscape.path", tr("The losses of the kept states along the path"), area,
                       x, y);
  if (!plot.open()) return;
  plot.curve(own, ui::colors().train, 5);  // seen where the other one lies on it
  plot.curve(heights, ui::colors().accent, 1.5f);
  const auto at = plot.pointed_at();
  if (!at) return;
  const StateOnPlane& nearest = *std::ranges::min_element(
      landscape.path, {},
      [&](const StateOnPlane& state) { return std::abs(state.position - at->x); });
  plot.cursor_line(nearest.position);
  plot.dot(nearest.position, nearest.loss, ui::colors().train);
  plot.dot(nearest.position, nearest.height, ui::colors().accent);
  ui::hover_text(state_words(nearest), *plot.looked_at());
}

void tell_path(const Landscape& landscape) {
  const StateOnPlane* furthest = nullptr;
  for (const StateOnPlane& state : landscape.path) {
    const double off = std::abs(state.height - state.loss);
    if (!furthest || !(off <= std::abs(furthest->height - furthest->loss))) furthest = &state;
  }
  ui::section_title(tr("Along the path"));
  ui::legend_entry(ui::colors().train, tr("its own loss"), "");
  ImGui::SameLine(0, 14);
  ui::legend_entry(ui::colors().accent, tr("on the plane"), "");
  Rect plot = ui::take_rect(120);
  plot.max.x -= 10;  // the last number of its axis
  draw_along_path(landscape, plot);
  told("landscape.start", state_words(landscape.path.front()));
  if (furthest != &landscape.path.front()) told("landscape.furthest", state_words(*furthest));
}

// Whose network is shown.
void draw_whose(const RunView& run, Actions& actions) {
  const std::optional<PlaneSpot>& place = run.view().landscape.place;
  if (place) {
    ui::error_box(tr("Not the trained network: that of the place {0}, {1}.", short_text(place->x),
                     short_text(place->y)));
    if (ui::button("landscape.back", tr("Back to the trained network"),
                   tr("What is shown here is the run's own network again"), ui::ButtonStyle::filled,
                   -1)) {
      show_landscape(run, actions, [](LandscapeView& to) { to.place.reset(); });
    }
  } else {
    ui::section_title(run.is_now() ? tr("The network as it is")
                                   : tr("The network as it was at that moment"));
    if (run.view().landscape.picture == LossPicture::contours) {
      ui::small_print(tr("Press a place of the plane to look at the network there."));
    }
  }
}

void draw_beside(LandscapeDialog& state, const RunView& run, const Landscape& landscape, bool two,
                 Actions& actions) {
  // As much room for either, so that nothing moves under the mouse.
  const float below = ImGui::GetCursorPosY() + (two ? 70 + ui::control_height() : 0);
  draw_whose(run, actions);
  ImGui::SetCursorPosY(std::max(ImGui::GetCursorPosY(), below));
  told("landscape.loss", loss_words(state.shown.measured));
  if (has_network_picture(run)) {
    const float width = ImGui::GetContentRegionAvail().x;
    draw_network_picture(state.network, run, state.shown.snapshot,
                         ui::take_rect(std::min(width, 230.f)));
  }
  ui::space(4);
  if (landscape.path.size() > 1) tell_path(landscape);
}

// A column of the dialog, as high as what it holds.
class Column {
 public:
  Column(const char* id, float width) {
    ImGui::PushStyleColor(ImGuiCol_ChildBg, 0);
    ImGui::BeginChild(id, {width, 0}, ImGuiChildFlags_AutoResizeY, ImGuiWindowFlags_NoNav);
    ui::lay_out_unseen();
  }
  ~Column() {
    ImGui::EndChild();
    ImGui::PopStyleColor();
  }
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;
};

void draw_found(LandscapeDialog& state, const RunView& run, const Landscape& landscape,
                const Layout& layout, Actions& actions) {
  look_at_network(state, run, landscape);
  state.picture.update(landscape);
  const float width = ImGui::GetContentRegionAvail().x;
  const bool two = width >= least_for_two;
  const float left = two ? width - beside_width - 20 : width;
  {
    const Column column("landscape_plane", left);
    const float least = two ? 200.f : 240.f;
    const float room = std::max(least, layout.screen.height() - 330);
    Rect area = ui::take_rect(std::min({left, room, 480.f}));
    area.max.x -= 10;  // for the end of the last number below it
    draw_plane(state, run, landscape, area, actions);
    if (landscape.path.size() > 1) told("landscape.share", share_words(landscape));
    told("landscape.scale", scale_words(state.picture));
    told("landscape.measured", measured_words(landscape));
    ImGui::Dummy({0, 2});
  }
  if (two) ImGui::SameLine(0, 20);
  const Column column("landscape_beside", two ? beside_width : width);
  draw_beside(state, run, landscape, two, actions);
  ImGui::Dummy({0, 2});
}

}  // namespace

void draw_landscape_dialog(LandscapeDialog& state, const RunView& run, const Layout& layout,
                           Actions& actions) {
  const Landscape* landscape = state.watch.update(run, ImGui::GetTime());
  if (!run.view().landscape.open) {
    state.shown = {};
    state.picture.forget();
    return;
  }
  ui::Dialog dialog("landscape_dialog", layout.screen, landscape_width);
  if (!dialog.is_drawn()) return;
  if (state.watch.under_way()) ui::request_frame_in(0.03);
  const bool closed = ui::close_button("landscape.close");
  ui::text(tr("Loss landscape"), ui::Font::title);
  ui::space(ui::control_height() > 40 ? 16 : 4);  // a finger's button is higher
  if (landscape) {
    ui::secondary_paragraph(landscape_meaning(*landscape, run.view().landscape.plane));
  }
  choose_plane(run, actions);
  if (landscape) {
    if (ImGui::GetContentRegionAvail().x >= least_for_two) ImGui::SameLine(0, 28);
    choose_landscape_picture(run, actions);
  }
  if (!state.watch.problem().empty()) {
    ui::error_box(state.watch.problem());
  } else if (landscape) {
    draw_found(state, run, *landscape, layout, actions);
  } else {
    ui::secondary_paragraph(tr("It is being worked out …"));
  }
  if (!closed && !dialog.escape() && !dialog.pressed_outside()) return;
  show_landscape(run, actions, [](LandscapeView& to) { to.open = false; });
  dialog.close();
}

}  // namespace descent
