#include "web/frame/runs_curves.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/words.hpp"
#include "web/charts/class_marks.hpp"
#include "web/charts/quiet_plot.hpp"
#include "web/frame/runs_words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t most_curve_points = 600, most_band_points = 200;

std::vector<CurvePoint> curve_of(const RunView& run, const RunCurve& curve) {
  std::vector<CurvePoint> points;
  if (!run.ready()) return points;
  const EpochLog& epochs = run.newest().history->epochs;
  const std::size_t step = 1 + epochs.size() / most_curve_points;
  for (std::size_t i = 0; i < epochs.size(); i += i + step < epochs.size() ? step : 1) {
    const double value = curve.value(epochs[i]);
    if (std::isfinite(value)) points.push_back({static_cast<double>(epochs[i].epoch), value});
  }
  return points;
}

// One side of a band, or the middle of it.
std::vector<CurvePoint> side_of(const std::vector<SpreadPoint>& band, double Spread::* side) {
  std::vector<CurvePoint> points;
  for (const SpreadPoint& point : band) {
    points.push_back({static_cast<double>(point.epoch), point.spread.*side});
  }
  return points;
}

void update_band(SeedNotes& notes, const RunCurve& curve) {
  if (notes.curve == &curve) return;
  notes.curve = &curve;
  notes.band = spread_over_epochs(notes.courses, curve.value, most_band_points);
}

void widen(PlotAxis& x, PlotAxis& y, const std::vector<CurvePoint>& points) {
  for (const CurvePoint& point : points) {
    if (!std::isfinite(point.y)) continue;
    x.high = std::max(x.high, point.x);
    y.high = std::max(y.high, point.y);
  }
}

// Bands are seen whole, but for a seed that got so far away that nothing else could be read.
double top_with_bands(const std::vector<SeedNotes>& notes, double top) {
  double highest = top;
  for (const SeedNotes& of : notes) {
    for (const SpreadPoint& point : of.band) {
      if (point.spread.high < 2 * top) highest = std::max(highest, point.spread.high);
    }
  }
  return highest;
}

void draw_seed_band(const QuietPlot& plot, const std::vector<SpreadPoint>& band, ImU32 color) {
  plot.band(side_of(band, &Spread::low), side_of(band, &Spread::high),
            ui::with_alpha(color, 0.22f));
  plot.curve(side_of(band, &Spread::median), color, 1.25f);
}

// Behind the epoch that is pointed at, of each run that has come so far.
std::string values_at(std::size_t epoch, const std::vector<RunView>& runs,
                      const std::vector<std::string>& names, const std::vector<SeedNotes>& notes,
                      const RunCurve& curve) {
  std::string text = tr("Epoch {0}", epoch);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (!runs[i].ready()) continue;
    if (const EpochRecord* record = runs[i].newest().history->epochs.find(epoch)) {
      text += "\n" + names[i] + "  " + figure_text(curve.value(*record));
    }
    const Spread spread = spread_at(notes[i].courses, epoch, curve.value);
    if (spread.count > 1) text += "\n" + names[i] + "  " + spread_text(spread);
  }
  return text;
}

}  // namespace

const std::vector<RunCurve>& run_curves() {
  static const std::vector<RunCurve> curves = {{"loss", train_loss, false, false},
                                               {"val_loss", validation_loss, true, false},
                                               {"accuracy", train_accuracy, false, true},
                                               {"val_accuracy", validation_accuracy, true, true}};
  return curves;
}

bool has_curve(const RunView& run, const RunCurve& curve) {
  if (!run.ready()) return !curve.of_validation && !curve.of_accuracy;
  const bool validates = run.dataset().validation.count() > 0;
  return (!curve.of_validation || validates) &&
         (!curve.of_accuracy || run.newest().history->classification);
}

void update_seed_notes(std::vector<SeedNotes>& notes, const std::vector<RunView>& runs) {
  notes.resize(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const SeedsLook* look = runs[i].seeds();
    const std::size_t finished = look ? look->finished() : 0;
    SeedNotes& now = notes[i];
    if (now.run == runs[i].id() && now.look == look && now.finished == finished) continue;
    now = {runs[i].id(), look, finished, look ? look->courses() : std::vector<SeedCourse>{},
           nullptr,      {}};
  }
}

void draw_run_curves(const std::vector<RunView>& runs, const std::vector<std::string>& names,
                     std::vector<SeedNotes>& notes, const RunCurve& curve, const Rect& area) {
  std::vector<std::vector<CurvePoint>> curves;
  PlotAxis x{0, 5, false, true, 7, tr("epoch")}, y{0, 0, false, false, 4};
  for (const RunView& run : runs) {
    curves.push_back(curve_of(run, curve));
    widen(x, y, curves.back());
  }
  for (SeedNotes& of : notes) {
    if (of.courses.empty()) continue;
    update_band(of, curve);
    widen(x, y, side_of(of.band, &Spread::median));
  }
  if (y.high <= 0) {
    ui::mark("runs.curves", area);
    ui::empty_state(area, tr("No epochs yet"), tr("Press play: the curves are drawn here."));
    return;
  }
  y.high = top_with_bands(notes, y.high) * 1.05;  // the highest is seen whole
  if (curve.of_accuracy) y.high = 1;
  const QuietPlot plot("runs.curves", curve.name, area, x, y);
  if (!plot.open()) return;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (!notes[i].courses.empty()) draw_seed_band(plot, notes[i].band, class_color(i));
  }
  for (std::size_t i = 0; i < curves.size(); ++i) plot.curve(curves[i], class_color(i), 2);
  const auto pointed = plot.pointed_at();
  if (!pointed || pointed->x < 0.5) return;
  const double epoch = std::min(std::round(pointed->x), x.high);
  plot.cursor_line(epoch);
  ui::hover_text(values_at(static_cast<std::size_t>(epoch), runs, names, notes, curve),
                 *plot.looked_at());
}

}  // namespace descent
