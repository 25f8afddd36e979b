#include "web/scenes/line/line_pictures.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/words.hpp"
#include "web/charts/quiet_plot.hpp"
#include "web/scenes/line/line_fit.hpp"
#include "web/scenes/line/line_key.hpp"
#include "web/scenes/line/line_values.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float pictured_height = 240;

LineView union_of(const LineView& one, const LineView& other) {
  return {std::min(one.low_x, other.low_x), std::max(one.high_x, other.high_x),
          std::min(one.low_y, other.low_y), std::max(one.high_y, other.high_y)};
}

LineView view_of_run(const RunView& run) {
  return line_view(line_points(run.experiment().data), *run.snapshot().model);
}

void draw_model_of(const RunView& run, const LineView& view, const QuietPlot& plot, ImU32 color,
                   float thickness) {
  constexpr std::size_t samples = 81;
  std::vector<double> x(samples);
  for (std::size_t i = 0; i < samples; ++i) {
    x[i] = view.low_x + (view.high_x - view.low_x) * static_cast<double>(i) / (samples - 1);
  }
  const std::vector<double> y = model_values(*run.snapshot().model, x);
  std::vector<CurvePoint> curve;
  for (std::size_t i = 0; i < samples; ++i) {
    if (std::isfinite(y[i])) curve.push_back({x[i], y[i]});
  }
  if (curve.size() > 1) plot.curve(curve, color, thickness);
}

// "ŷ = 2.00 x − 1.00"; of a model that is no line nothing.
std::string formula_of(const RunView& run) {
  const auto line = model_line(*run.snapshot().model);
  return line ? line_formula(*line) : "";
}

}  // namespace

bool LinePictures::has(const RunView& run) const {
  return run.ready() && !line_points(run.experiment().data).empty();
}

float LinePictures::height(const RunView&, float) const { return pictured_height; }

void LinePictures::draw(const RunView& run, const RunView& other, std::size_t place,
                        const Rect& area) {
  Rect rest = area;
  const Rect words = rest.cut_top(20, 2);
  const LineView view = union_of(view_of_run(run), view_of_run(other));
  const std::string id = "runs.line" + std::to_string(place);
  const QuietPlot plot(id, tr("The points, this run's line, and faintly the other's"), rest,
                       {view.low_x, view.high_x, false, false, 6},
                       {view.low_y, view.high_y, false, false, 5});
  if (!plot.open()) return;
  const std::string formula = formula_of(run);
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, words, ui::colors().secondary,
                   formula);
  if (!formula.empty()) {
    ui::mark(id + ".formula", words, {.role = ui::Role::img, .label = formula});
  }
  draw_model_of(other, view, plot, ui::with_alpha(ui::colors().secondary, 0.5f), 1.5f);
  draw_model_of(run, view, plot, ui::colors().accent, 2.5f);
  for (const LinePoint& point : line_points(run.experiment().data)) {
    plot.dot(point.x, point.y, ui::colors().text, 4);
  }
}

}  // namespace descent
