#include "web/charts/loss_curves.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "web/charts/quiet_plot.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::string value_text(double value, Metric metric) {
  if (has_log_scale(metric)) return ui::loss_text(value);
  char text[16];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

std::string_view train_name(Metric metric) {
  return metric == Metric::accuracy ? "accuracy" : "train";
}
std::string_view test_name(Metric metric) {
  return metric == Metric::accuracy ? "val_accuracy" : "test";
}

// NaN must count as the same NaN.
bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

void catch_up(LossCurves& state, const History& history, Metric metric) {
  const auto& epochs = history.epochs;
  const bool goes_on = state.metric == metric && state.epochs <= epochs.size() &&
                       (state.epochs == 0 ||
                        same(value_of(epochs[state.epochs - 1].train, metric), state.last_value));
  if (!goes_on) state = LossCurves{};
  state.metric = metric;
  for (; state.epochs < epochs.size(); ++state.epochs) {
    const EpochRecord& record = epochs[state.epochs];
    const auto x = static_cast<double>(record.epoch);
    state.last_value = value_of(record.train, metric);
    state.train.append({x, state.last_value});
    state.test.append({x, value_of(record.validation, metric)});
  }
}

double lowest(const LossCurves& state) {
  const double train = state.train.lowest();
  return state.test.empty() ? train : std::min(train, state.test.lowest());
}

double highest(const LossCurves& state) {
  const double train = state.train.highest();
  return state.test.empty() ? train : std::max(train, state.test.highest());
}

PlotAxis value_axis(const LossCurves& state, bool log_scale, float height) {
  PlotAxis axis;
  axis.most_ticks = height > 160 ? 4 : 3;
  const double low = lowest(state), high = highest(state);
  if (!has_log_scale(state.metric)) {
    // R² has no lower limit: early epochs must not press the others against the top.
    axis.low = std::clamp(std::floor(low * 10 - 0.2) / 10,
                          state.metric == Metric::accuracy ? 0 : -1.0, 1.0);
    axis.high = 1 + 0.02 * (1 - axis.low);
  } else if (log_scale) {
    axis.log_scale = true;
    axis.low = std::max(low, 1e-12) / 1.15;
    axis.high = std::max(high, axis.low * 2) * 1.15;
  } else {
    axis.high = high > 0 ? high * 1.06 : 1;
  }
  return axis;
}

void draw_hover(const QuietPlot& plot, const History& history, Metric metric) {
  const auto pointed = plot.pointed_at();
  if (!pointed || history.epochs.empty()) return;
  const auto last = static_cast<double>(history.epochs.size());
  const auto epoch = static_cast<std::size_t>(std::clamp(std::round(pointed->x), 1.0, last));
  const EpochRecord& record = history.epochs[epoch - 1];
  const double train = value_of(record.train, metric);
  const double test = value_of(record.validation, metric);
  const auto x = static_cast<double>(epoch);
  plot.cursor_line(x);
  std::string text = "epoch " + ui::with_commas(epoch) + "\n" + std::string(train_name(metric)) +
                     " " + value_text(train, metric);
  if (std::isfinite(train)) plot.dot(x, train, ui::colors().train);
  if (!std::isnan(test)) {
    text += "\n" + std::string(test_name(metric)) + " " + value_text(test, metric);
    if (std::isfinite(test)) plot.dot(x, test, ui::colors().test);
  }
  ui::hover_text(text, *plot.looked_at());
}

}  // namespace

bool has_log_scale(Metric metric) {
  return metric == Metric::loss || metric == Metric::mean_absolute_error;
}

void draw_loss_curves(LossCurves& state, const History& history, const CurveOptions& options,
                      const Rect& area) {
  catch_up(state, history, options.metric);
  if (state.train.empty()) {
    ui::mark(options.id, area);
    const bool broken = !history.epochs.empty();
    ui::empty_state(area, broken ? "Nothing to draw" : "No epochs yet",
                    broken ? "The loss is not a number." : options.empty_text);
    return;
  }
  PlotAxis x;
  x.high = std::max<double>(static_cast<double>(state.epochs), 5);
  x.whole = true;
  x.keys = PlotAxis::Keys{1, std::max<double>(static_cast<double>(state.epochs), 1), 1};
  x.most_ticks = area.width() > 500 ? 7 : 4;
  const QuietPlot plot(
      options.id, area, x,
      value_axis(state, options.log_scale && has_log_scale(options.metric), area.height()));
  if (!plot.open()) return;
  plot.curve(state.train.points(), ui::colors().train);
  plot.curve(state.test.points(), ui::colors().test);
  draw_hover(plot, history, options.metric);
}

void draw_curve_legend(const History& history, Metric metric) {
  if (history.epochs.empty()) return;
  const EpochRecord& record = history.epochs.back();
  const double test = value_of(record.validation, metric);
  ui::legend_entry(ui::colors().train, train_name(metric),
                   value_text(value_of(record.train, metric), metric));
  if (std::isnan(test)) return;
  ImGui::SameLine(0, 10);
  ui::legend_entry(ui::colors().test, test_name(metric), value_text(test, metric));
}

float curve_legend_width(const History& history, Metric metric) {
  if (history.epochs.empty()) return 0;
  const EpochRecord& record = history.epochs.back();
  const double test = value_of(record.validation, metric);
  float width = ui::legend_entry_width(train_name(metric),
                                       value_text(value_of(record.train, metric), metric));
  if (!std::isnan(test)) {
    width += 10 + ui::legend_entry_width(test_name(metric), value_text(test, metric));
  }
  return width;
}

}  // namespace descent
