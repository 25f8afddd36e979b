#include "web/charts/loss_curves.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/training/history_table.hpp"
#include "web/charts/curve_words.hpp"
#include "web/charts/quiet_plot.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::string value_text(double value, Metric metric) {
  if (has_log_scale(metric)) return ui::loss_text(value);
  char text[16];
  std::snprintf(text, sizeof text, "%.4f", value);
  return in_language(text);
}

// Whatever is drawn; which quantity it is stands beside it.
std::string train_text(const std::string& value) { return tr("train {0}", value); }
std::string validation_text(const History& history, const std::string& value) {
  return history.validates_on_test ? tr("test {0}", value) : tr("val {0}", value);
}
std::string validation_name(const History& history) {
  return history.validates_on_test ? tr("test") : tr("val");
}

void catch_up(LossCurves& state, const History& history, Metric metric) {
  const EpochLog& epochs = history.epochs;
  const bool goes_on =
      state.metric == metric && state.course == history.course && state.epochs <= epochs.count();
  if (!goes_on) state = LossCurves{};
  state.metric = metric;
  state.course = history.course;
  std::size_t first = epochs.place_after(state.epochs);
  if (state.epochs == 0) {  // with what may stand before the first epoch, which can still change
    state.train.clear();
    state.test.clear();
    first = 0;
  }
  for (std::size_t i = first; i < epochs.size(); ++i) {
    const auto x = static_cast<double>(epochs[i].epoch);
    state.train.append({x, value_of(epochs[i].train, metric)});
    state.test.append({x, value_of(epochs[i].validation, metric)});
  }
  state.epochs = epochs.count();
}

void follow_ghost(LossCurves& state, const History* ghost, Metric metric) {
  state.ghost = ghost;
  state.ghost_train.clear();
  state.ghost_test.clear();
  if (ghost == nullptr) return;
  for (const EpochRecord& record : ghost->epochs) {
    const auto x = static_cast<double>(record.epoch);
    state.ghost_train.append({x, value_of(record.train, metric)});
    state.ghost_test.append({x, value_of(record.validation, metric)});
  }
}

// Of all curves, and the threshold.
struct Extent {
  double low, high, epochs;
};

Extent extent_of(const LossCurves& state, const CurveOptions& options) {
  const CurvePoint newest = state.train.points().back();
  Extent extent{state.train.lowest(), state.train.highest(), newest.x};
  for (const ThinCurve* curve : {&state.test, &state.ghost_train, &state.ghost_test}) {
    if (curve->empty()) continue;
    extent.low = std::min(extent.low, curve->lowest());
    extent.high = std::max(extent.high, curve->highest());
  }
  if (state.ghost != nullptr && !state.ghost->epochs.empty()) {
    extent.epochs = std::max(extent.epochs, static_cast<double>(state.ghost->epochs.back().epoch));
  }
  if (options.threshold) {
    extent.low = std::min(extent.low, *options.threshold);
    extent.high = std::max(extent.high, *options.threshold);
  }
  return extent;
}

PlotAxis value_axis(const LossCurves& state, const Extent& extent, bool log_scale, float height) {
  PlotAxis axis;
  axis.most_ticks = height > 160 ? 4 : 3;
  const double low = extent.low, high = extent.high;
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

// Where "stopped" stands: beside the line of its epoch, at the end where the curves that come to it
// are not. Empty: it did not stop.
Rect stopped_place(const QuietPlot& plot, const CurveOptions& options) {
  if (options.stopped_epoch == 0) return {};
  const float at = plot.pixels(static_cast<double>(options.stopped_epoch), 1).x;
  const ImVec2 size = ui::text_size(ui::Font::axis, tr("stopped"));
  const float left = at + 4 + size.x > plot.area().max.x ? at - 4 - size.x : at + 4;
  const bool falls =
      options.metric == Metric::loss || options.metric == Metric::mean_absolute_error;
  const float top = falls ? plot.area().min.y : plot.area().max.y - size.y - 2;
  return {{left, top}, {left + size.x, top + size.y}};
}

// "before" at the end of the faint curves, "stopped" at the epoch.
void draw_marks(const QuietPlot& plot, const LossCurves& state, const CurveOptions& options) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Colors& c = ui::colors();
  if (options.threshold) plot.dashed_level(*options.threshold, c.accent);
  if (options.stopped_epoch > 0) {
    const auto x = static_cast<double>(options.stopped_epoch);
    const float at = plot.pixels(x, 1).x;
    plot.dashed_line(plot.value_at({at, plot.area().max.y}), plot.value_at({at, plot.area().min.y}),
                     c.accent);
    ui::draw_text(list, ui::Font::axis, stopped_place(plot, options).min, c.accent, tr("stopped"));
  }
  if (state.ghost == nullptr || state.ghost_train.empty()) return;
  const ThinCurve& shown = state.ghost_test.empty() ? state.ghost_train : state.ghost_test;
  const CurvePoint end = shown.points().back();
  const ImVec2 at = plot.pixels(end.x, end.y);
  const std::string_view words = tr("before");
  const float width = ui::text_size(ui::Font::axis, words).x;
  ui::draw_text(list, ui::Font::axis,
                {std::clamp(at.x - width, plot.area().min.x, plot.area().max.x - width),
                 std::clamp(at.y - 15, plot.area().min.y, plot.area().max.y - 14)},
                c.secondary, words);
}

// Of a history that has some: the first one at that epoch or behind it, else the last.
const EpochRecord& nearest_record(const History& history, double x) {
  const auto epoch = static_cast<std::size_t>(std::max(0.0, std::round(x)));
  const EpochRecord* found = history.epochs.find(epoch);
  return found ? *found : history.epochs.back();
}

// Where the validation is best, or without one the training.
void draw_best(const QuietPlot& plot, const History& history, const LossCurves& state,
               const Rect& stopped) {
  const EpochRecord* record = state.best == 0 ? nullptr : history.epochs.find(state.best);
  if (record == nullptr) return;
  const double validation = value_of(record->validation, state.metric);
  const bool trained = std::isnan(validation);
  const double value = trained ? value_of(record->train, state.metric) : validation;
  const ImVec2 at = plot.pixels(static_cast<double>(record->epoch), value);
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircleFilled(at, 5, c.card);
  list->AddCircle(at, 5, trained ? c.train : c.test, 0, 2);
  const std::string_view words = tr("best");
  const ImVec2 size = ui::text_size(ui::Font::axis, words);
  const float most = plot.area().max.x - size.x;
  const float left = std::clamp(at.x - size.x / 2, plot.area().min.x, most);
  const float top = at.y - 8 - size.y;
  const bool meets_stopped = left < stopped.max.x + 4 && left + size.x > stopped.min.x - 4 &&
                             top < stopped.max.y && top + size.y > stopped.min.y;
  const bool above = top > plot.area().min.y && !meets_stopped;
  const ImVec2 place{left, above ? top : at.y + 8};
  // No curve goes through the word.
  list->AddRectFilled({place.x - 2, place.y}, {place.x + size.x + 2, place.y + size.y}, c.card, 3);
  ui::draw_text(list, ui::Font::axis, place, c.secondary, words);
}

// Whose values the legend tells; null: there are none.
const EpochRecord* told_record(const History& history, std::optional<double> looked_at) {
  if (history.epochs.empty() || (looked_at && *looked_at < 1)) return nullptr;
  return looked_at ? &nearest_record(history, std::floor(*looked_at)) : &history.epochs.back();
}

// The moment of the past that is shown, with what its epoch came to.
void draw_looked_at(const QuietPlot& plot, const LossCurves& state, const History& history,
                    double at) {
  plot.cursor_line(at);
  if (at < 1) return;
  const EpochRecord& record = nearest_record(history, std::floor(at));
  const auto x = static_cast<double>(record.epoch);
  const double train = value_of(record.train, state.metric);
  const double test = value_of(record.validation, state.metric);
  if (std::isfinite(train)) plot.dot(x, train, ui::colors().train);
  if (std::isfinite(test)) plot.dot(x, test, ui::colors().test);
}

void draw_hover(const QuietPlot& plot, const LossCurves& state, const History& history) {
  const Metric metric = state.metric;
  const auto pointed = plot.pointed_at();
  if (!pointed || history.epochs.empty()) return;
  const EpochRecord& record = nearest_record(history, pointed->x);
  const double train = value_of(record.train, metric);
  const double test = value_of(record.validation, metric);
  const auto x = static_cast<double>(record.epoch);
  plot.cursor_line(x);
  std::string text =
      tr("epoch {0}", ui::with_commas(record.epoch)) + "\n" + train_text(value_text(train, metric));
  if (std::isfinite(train)) plot.dot(x, train, ui::colors().train);
  if (!std::isnan(test)) {
    text += "\n" + validation_text(history, value_text(test, metric));
    if (std::isfinite(test)) plot.dot(x, test, ui::colors().test);
  }
  if (record.epoch == state.best) {
    text += "\n" + std::string(history.edited > 0
                                   ? tr("the best since the network or its data were edited")
                                   : tr("the best so far"));
  }
  const std::string done = actions_text_at(plot, history, x);
  if (!done.empty()) text += "\n" + done;
  ui::hover_text(text, *plot.looked_at());
}

}  // namespace

bool has_log_scale(Metric metric) {
  return metric == Metric::loss || metric == Metric::mean_absolute_error;
}

void draw_loss_curves(LossCurves& state, const History& history, const CurveOptions& options,
                      Rect area) {
  const std::size_t known =
      state.course == history.course && state.metric == options.metric ? state.epochs : 0;
  const bool other_ghost = state.ghost != options.ghost || state.metric != options.metric;
  catch_up(state, history, options.metric);
  if (options.marks_best && state.epochs != known) {
    state.best = best_epoch(history, options.metric);
  }
  if (other_ghost || state.ghost != options.ghost) {
    follow_ghost(state, options.ghost, options.metric);
  }
  const bool trained = history.epochs.count() > 0;
  if (!trained || state.train.empty()) {
    ui::mark(options.id, area);
    ui::empty_state(area, trained ? tr("Nothing to draw") : options.empty_title,
                    trained ? tr("The loss is not a number.") : options.empty_text);
    return;
  }
  const float told = told_action_height(state.told, history, area);
  if (told > 0) draw_told_action(state.told, history, options.id, area.cut_bottom(told));
  const Extent extent = extent_of(state, options);
  const bool log_scale = options.log_scale && has_log_scale(options.metric);
  PlotAxis x;
  x.high = std::max<double>(extent.epochs, 5);
  x.whole = true;
  constexpr float least_named = 110;  // where the name leaves the curve enough room
  if (area.height() >= least_named) x.name = tr("epoch");
  const auto first = static_cast<double>(history.epochs[0].epoch);
  x.keys = PlotAxis::Keys{first, std::max(state.train.points().back().x, first), 1};
  x.most_ticks = area.width() > 500 ? 7 : 4;
  const QuietPlot plot(options.id, tr("Curves over the epochs"), area, x,
                       value_axis(state, extent, log_scale, area.height()));
  tell_curves(options.id, history, options.metric);
  if (!plot.open()) return;
  plot.curve(state.ghost_train.points(), ui::with_alpha(ui::colors().train, 0.45f), 1.5f);
  plot.curve(state.ghost_test.points(), ui::with_alpha(ui::colors().test, 0.35f), 1.5f);
  plot.curve(state.train.points(), ui::colors().train);
  plot.curve(state.test.points(), ui::colors().test);
  draw_marks(plot, state, options);
  draw_action_flags(state.told, history, plot);
  if (options.marks_best) draw_best(plot, history, state, stopped_place(plot, options));
  if (options.looked_at) draw_looked_at(plot, state, history, *options.looked_at);
  draw_hover(plot, state, history);
}

void draw_curve_legend(const History& history, Metric metric, std::optional<double> looked_at) {
  const EpochRecord* told = told_record(history, looked_at);
  if (told == nullptr) return;
  const EpochRecord& record = *told;
  const double test = value_of(record.validation, metric);
  ui::legend_entry(ui::colors().train, tr("train"),
                   value_text(value_of(record.train, metric), metric));
  if (std::isnan(test)) return;
  ImGui::SameLine(0, 10);
  ui::legend_entry(ui::colors().test, validation_name(history), value_text(test, metric));
}

float curve_legend_width(const History& history, Metric metric, std::optional<double> looked_at) {
  const EpochRecord* told = told_record(history, looked_at);
  if (told == nullptr) return 0;
  const EpochRecord& record = *told;
  const double test = value_of(record.validation, metric);
  float width =
      ui::legend_entry_width(tr("train"), value_text(value_of(record.train, metric), metric));
  if (!std::isnan(test)) {
    width += 10 + ui::legend_entry_width(validation_name(history), value_text(test, metric));
  }
  return width;
}

}  // namespace descent
