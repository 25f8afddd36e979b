#include "web/scenes/line/line_values.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/quiet_plot.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::string figure(double value) { return fixed_text(value, 3); }

void draw_figure(std::string_view id, const Rect& place, std::string_view name, double value,
                 const std::optional<double>& best) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  Rect rest = place;
  ui::draw_text_in(list, ui::Font::label, rest.cut_top(16), ui::colors().secondary, name);
  const std::string shown = figure(value);
  const bool fits = ui::text_size(ui::Font::figure, shown).x <= place.width();
  ui::draw_text_in(list, fits ? ui::Font::figure : ui::Font::number, rest.cut_top(34),
                   ui::colors().text, shown);
  const std::string note = best ? tr("best {0}", figure(*best)) : "";
  ui::draw_text_in(list, ui::Font::label, rest, ui::colors().secondary, note);
  ui::mark(id, place);
}

double value_of(LineValue which, const Line& line) {
  return which == LineValue::w ? line.w : line.b;
}

}  // namespace

std::string line_formula(const Line& line) {
  const std::string b = figure(std::abs(line.b));
  return "ŷ = " + figure(line.w) + " x " + (line.b < 0 ? "− " : "+ ") + b;
}

void draw_line_figures(const Line& line, const std::optional<Line>& best, const LineLoss& loss) {
  Rect place = ui::take_rect(68);
  const float width = (place.width() - 2 * 12) / 3;
  draw_figure("w_figure", place.cut_left(width, 12), tr("w, the slope"), line.w,
              best ? std::optional(best->w) : std::nullopt);
  draw_figure("b_figure", place.cut_left(width, 12), tr("b, at x = 0"), line.b,
              best ? std::optional(best->b) : std::nullopt);
  draw_figure("l_figure", place, tr("loss of this line"), loss.now, loss.best);
}

void draw_line_trace(LineValue which, const std::vector<CurvePoint>& curve,
                     const std::optional<Line>& best, const Rect& area,
                     const std::optional<double>& looked_at) {
  const char* id = which == LineValue::w ? "w_trace" : "b_trace";
  if (curve.empty()) {
    ui::mark(id, area);
    return;
  }
  double low = curve[0].y, high = curve[0].y;
  for (const CurvePoint& point : curve) {
    low = std::min(low, point.y);
    high = std::max(high, point.y);
  }
  if (best) {
    low = std::min(low, value_of(which, *best));
    high = std::max(high, value_of(which, *best));
  }
  const double margin = std::max(0.12 * (high - low), 0.05);
  PlotAxis x{0, std::max(curve.back().x, 5.0), false, true, 4};
  x.keys = PlotAxis::Keys{curve.front().x, curve.back().x, 1};
  const PlotAxis y{low - margin, high + margin, false, false, 3};
  const QuietPlot plot(
      id, which == LineValue::w ? tr("w over the epochs") : tr("b over the epochs"), area, x, y);
  if (!plot.open()) return;
  if (best) plot.dashed_level(value_of(which, *best), ui::colors().secondary);
  plot.curve(curve, ui::colors().accent);
  if (looked_at) plot.cursor_line(*looked_at);
  const auto pointed = plot.pointed_at();
  if (!pointed) return;
  const auto after =
      std::lower_bound(curve.begin(), curve.end(), pointed->x,
                       [](const CurvePoint& point, double at) { return point.x < at; });
  const CurvePoint& nearest = after == curve.end() ? curve.back() : *after;
  plot.cursor_line(nearest.x);
  plot.dot(nearest.x, nearest.y, ui::colors().accent);
  ui::hover_text(tr("epoch {0}", short_text(nearest.x, 4)) + "\n" +
                     (which == LineValue::w ? "w " : "b ") + figure(nearest.y),
                 *plot.looked_at());
}

}  // namespace descent
