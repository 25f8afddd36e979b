#include "web/frame/landscape_network.hpp"

#include <algorithm>
#include <vector>

#include "engine/core/words.hpp"
#include "engine/inspect/predicted_rows.hpp"
#include "engine/training/targets.hpp"
#include "web/app/looks/plane_view.hpp"
#include "web/cards/output_map.hpp"
#include "web/charts/class_marks.hpp"
#include "web/charts/quiet_plot.hpp"

namespace descent {
namespace {

bool is_in_plane(const RunView& run) { return takes_features(run.experiment().data); }

bool is_curve(const RunView& run) {
  const Dataset& dataset = run.dataset();
  return dataset.classes == 0 && dataset.train.inputs.sample_size() == 1 &&
         dataset.train.targets.sample_size() == 1;
}

void draw_map_there(LandscapeNetwork& state, const RunView& run, const Snapshot& snapshot,
                    const Rect& area) {
  const TargetCode code =
      target_code(run.dataset(), run.experiment().training.loss, snapshot.model->output_size(),
                  layer_activation(snapshot.model->layers().back()));
  const ui::Colors& c = ui::colors();
  state.renderer.set_colors({c.negative, c.zero, c.positive});
  ClassColors classes;
  classes.undecided = c.zero;
  for (std::size_t i = 0; i < classes.classes.size(); ++i) classes.classes[i] = class_color(i);
  state.renderer.set_class_colors(classes);
  const float extent = shown_extent(run.experiment().data, run.dataset());
  if (state.maps.update(snapshot, run.experiment().features, code, state.number, MapChoice{},
                        extent)) {
    const int size = static_cast<int>(state.maps.map_size());
    if (state.maps.map_classes() > 0) {
      state.renderer.set_classes(size, state.maps.map_classes(), state.maps.class_map());
    } else {
      state.renderer.set_output(size, state.maps.map());
    }
  }
  const float side = std::min(area.width(), area.height());
  const float left = area.center().x - side / 2;
  MapContents contents;
  contents.id = "landscape.map";
  draw_output_map(run, state.maps, state.renderer,
                  {{{left, area.min.y}, {left + side, area.min.y + side}}, extent}, contents);
}

std::vector<CurvePoint> samples_of(const Split& split) {
  constexpr std::size_t most = 500;
  std::vector<CurvePoint> points;
  const std::size_t step = 1 + split.count() / most;
  for (std::size_t i = 0; i < split.count(); i += step) {
    float x = 0, y = 0;
    split.inputs.copy_sample(i, &x);
    split.targets.copy_sample(i, &y);
    points.push_back({static_cast<double>(x), static_cast<double>(y)});
  }
  return points;
}

void draw_curve_there(const RunView& run, const Snapshot& snapshot, const Rect& area) {
  const std::vector<CurvePoint> samples = samples_of(run.dataset().train);
  PlotAxis x{samples[0].x, samples[0].x, false, false, 5, "x"};
  PlotAxis y{samples[0].y, samples[0].y, false, false, 5};
  for (const CurvePoint& at : samples) {
    x.low = std::min(x.low, at.x);
    x.high = std::max(x.high, at.x);
    y.low = std::min(y.low, at.y);
    y.high = std::max(y.high, at.y);
  }
  const double wide = std::max(x.high - x.low, 1e-3), high = std::max(y.high - y.low, 1e-3);
  x.low -= 0.1 * wide;
  x.high += 0.1 * wide;
  y.low -= 0.3 * high;
  y.high += 0.3 * high;
  const QuietPlot plot("landscape.curve", tr("What the network says over x"), area, x, y);
  if (!plot.open()) return;
  constexpr std::size_t steps = 120;
  std::vector<float> inputs;
  for (std::size_t i = 0; i <= steps; ++i) {
    inputs.push_back(static_cast<float>(x.low + (x.high - x.low) * static_cast<double>(i) /
                                                    static_cast<double>(steps)));
  }
  const std::vector<float> outputs = predicted_rows(*snapshot.model, run.kernels(), inputs);
  std::vector<CurvePoint> curve;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    curve.push_back({static_cast<double>(inputs[i]), static_cast<double>(outputs[i])});
  }
  plot.curve(curve, ui::colors().accent, 2);
  for (const CurvePoint& at : samples) plot.dot(at.x, at.y, ui::colors().secondary, 3);
}

}  // namespace

bool has_network_picture(const RunView& run) { return is_in_plane(run) || is_curve(run); }

void draw_network_picture(LandscapeNetwork& state, const RunView& run,
                          const std::shared_ptr<const Snapshot>& snapshot, const Rect& area) {
  if (state.shown != snapshot) {
    state.shown = snapshot;
    ++state.number;
  }
  if (is_in_plane(run)) {
    draw_map_there(state, run, *snapshot, area);
  } else if (is_curve(run)) {
    draw_curve_there(run, *snapshot, area);
  }
}

}  // namespace descent
