#include "web/frame/landscape_picture.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/height_legend.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

const char* first_direction() { return tr("direction 1"); }
const char* second_direction() { return tr("direction 2"); }
constexpr float near_state = 9;  // pixels

// The loss there: of the measured places around it.
double height_at(const HeightField& field, PlaneSpot at) {
  const auto all = static_cast<double>(field.cells);
  const PlaneRange& range = field.range;
  const double x = all * (at.x - range.low_x) / (range.high_x - range.low_x);
  const double y = all * (at.y - range.low_y) / (range.high_y - range.low_y);
  const auto cell = [&](double place) {
    return static_cast<std::size_t>(std::clamp(std::floor(place), 0.0, all - 1));
  };
  const std::size_t column = cell(x), row = cell(y);
  const double u = x - static_cast<double>(column), v = y - static_cast<double>(row);
  return (1 - v) * ((1 - u) * field.height(column, row) + u * field.height(column + 1, row)) +
         v * ((1 - u) * field.height(column, row + 1) + u * field.height(column + 1, row + 1));
}

std::string loss_or_none(double loss) {
  return std::isfinite(loss) ? short_text(loss, 4) : std::string(tr("no number"));
}

const StateOnPlane* state_near(const Landscape& landscape, const QuietPlot& plot, ImVec2 mouse) {
  const StateOnPlane* nearest = nullptr;
  float least = near_state;
  for (const StateOnPlane& state : landscape.path) {
    const ImVec2 at = plot.pixels(state.at.x, state.at.y);
    const float away = std::hypot(at.x - mouse.x, at.y - mouse.y);
    if (away >= least) continue;
    least = away;
    nearest = &state;
  }
  return nearest;
}

void explain_landscape(const LandscapePicture& picture, const Landscape& landscape,
                       const QuietPlot& plot) {
  if (ui::host().touch && !plot.press().held) return;
  const auto at = plot.pointed_at();
  if (!at) return;
  std::string text;
  if (const StateOnPlane* state = state_near(landscape, plot, *plot.looked_at())) {
    text = state_words(*state);
  } else {
    text = tr("{0}, {1}: loss about {2}", short_text(at->x), short_text(at->y),
              loss_or_none(height_at(picture.field, {at->x, at->y})));
  }
  ui::hover_text(text + "\n" + tr("Press to look at the network there"), *plot.looked_at());
}

void draw_path_of_training(const Landscape& landscape, const QuietPlot& plot) {
  std::vector<CurvePoint> points;
  for (const StateOnPlane& state : landscape.path) points.push_back({state.at.x, state.at.y});
  if (points.size() > 1) plot.curve(points, ui::colors().accent, 2);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(plot.area().min, plot.area().max, true);
  for (const CurvePoint& point : points) {
    list->AddCircleFilled(plot.pixels(point.x, point.y), 2.6f, ui::colors().accent);
  }
  list->PopClipRect();
}

// A place whose network is looked at though training never was there.
void draw_chosen(ImVec2 at) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircle(at, 8, ui::colors().card, 0, 5);
  list->AddCircle(at, 8, ui::colors().danger, 0, 2.5f);
}

}  // namespace

void LandscapePicture::update(const Landscape& landscape) {
  if (plane_ == landscape.plane && measured_ == landscape.measured) return;
  plane_ = landscape.plane;
  measured_ = landscape.measured;
  field = {landscape.range, LossLandscape::side - 1, landscape.losses};
  scale = scale_of(field);
  contours = contours_of(field, scale, scale.logarithmic ? 1 : 2);
  unmeasurable = static_cast<std::size_t>(
      std::ranges::count_if(field.heights, [](double height) { return !std::isfinite(height); }));
}

std::string state_words(const StateOnPlane& state) {
  return tr("Epoch {0}: loss {1} on the plane, {2} of its own weights",
            short_text(state.position, 4), loss_or_none(state.height), loss_or_none(state.loss));
}

std::optional<PlaneSpot> draw_landscape_contours(const LandscapePicture& picture,
                                                 const Landscape& landscape,
                                                 const PlaceOfNetwork& now,
                                                 const std::optional<PlaneSpot>& chosen,
                                                 const Rect& area) {
  const PlaneRange& range = landscape.range;
  const PlotAxis x{range.low_x, range.high_x, false, false, 6, first_direction()};
  PlotAxis y{range.low_y, range.high_y, false, false, 6};
  y.keys_upwards = true;
  Rect rest = area;
  const Rect legend = rest.cut_right(height_legend_width, 10);
  const QuietPlot plot("landscape.plane", tr("The loss over the plane, from above"), rest, x, y);
  if (!plot.open()) return std::nullopt;
  draw_height_legend(picture.scale, tr("loss"),
                     {{legend.min.x, plot.area().min.y}, {legend.max.x, plot.area().max.y}});
  ui::mark("landscape.area", plot.area());
  draw_heights(picture.field, picture.scale, plot);
  draw_contours(picture.contours, picture.field, picture.scale, plot, second_direction());
  draw_path_of_training(landscape, plot);
  ImGui::GetWindowDrawList()->PushClipRect(plot.area().min, plot.area().max, true);
  if (std::isfinite(now.at.x + now.at.y)) plot.dot(now.at.x, now.at.y, ui::colors().accent, 5.5f);
  if (chosen) draw_chosen(plot.pixels(chosen->x, chosen->y));
  ImGui::GetWindowDrawList()->PopClipRect();
  explain_landscape(picture, landscape, plot);
  const auto at = plot.pointed_at();
  if (!plot.press().pressed || !at) return std::nullopt;
  return PlaneSpot{at->x, at->y};
}

void draw_landscape_surface(LandscapePicture& picture, const Landscape& landscape,
                            const PlaceOfNetwork& now, const std::optional<SurfacePoint>& chosen,
                            const Rect& area) {
  turn_surface("landscape.surface", tr("The loss over the plane, as a surface"), area,
               picture.turn);
  if (!ImGui::IsRectVisible(area.min, area.max)) return;
  const HeightSurface surface(picture.field, picture.scale, picture.turn, area);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(area.min, area.max, true);
  surface.draw(first_direction(), second_direction(), tr("loss"));
  std::vector<SurfacePoint> way;
  for (const StateOnPlane& state : landscape.path) {
    way.push_back({{state.at.x, state.at.y}, state.height});
  }
  surface.draw_way(way, ui::colors().accent, 2, true);
  if (const auto at = surface.place({{now.at.x, now.at.y}, now.loss})) {
    list->AddCircleFilled(*at, 7, ui::colors().card);
    list->AddCircleFilled(*at, 5.5f, ui::colors().accent);
  }
  if (chosen) {
    if (const auto at = surface.place(*chosen)) draw_chosen(*at);
  }
  list->PopClipRect();
}

}  // namespace descent
