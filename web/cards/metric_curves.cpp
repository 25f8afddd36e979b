#include "web/cards/metric_curves.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/core/words.hpp"
#include "web/cards/curve_options.hpp"
#include "web/cards/save_results.hpp"
#include "web/charts/confusion_chart.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr double confusion_pause = 0.1;  // seconds
const char* curve_hint() { return tr("What is drawn, after every epoch. Key C"); }
const char* log_hint() { return tr("A logarithmic axis: equal factors are equally far apart"); }

// All of it, even where an older moment is shown: that is marked on the curves.
const History& history_of(const RunView& run) { return *run.newest().history; }

struct Offered {
  std::vector<ui::ChoiceWord> words;
  std::vector<Metric> metrics;  // of the first words; one word more is the matrix
};

Offered offered_curves(const RunView& run) {
  if (history_of(run).classification) {
    return {{{"loss", tr("loss")}, {"accuracy", tr("accuracy")}, {"matrix", tr("matrix")}},
            {Metric::loss, Metric::accuracy}};
  }
  return {{{"loss", tr("loss")}, {"MAE", tr("MAE")}, {"R²", "R²"}},
          {Metric::loss, Metric::mean_absolute_error, Metric::r_squared}};
}

bool shows_matrix(const RunView& run) {
  return run.view().progress == ProgressPicture::matrix && history_of(run).classification;
}

std::size_t selected_word(const RunView& run, const Offered& offered) {
  if (shows_matrix(run)) return offered.metrics.size();
  const auto found = std::find(offered.metrics.begin(), offered.metrics.end(), shown_curve(run));
  return static_cast<std::size_t>(found - offered.metrics.begin());
}

void choose_curve(const RunView& run, bool phone, Actions& actions) {
  const Offered offered = offered_curves(run);
  const std::size_t selected = selected_word(run, offered);
  const auto chosen = phone ? ui::segmented("curve", offered.words, selected, curve_hint())
                            : ui::choice_words("curve", offered.words, selected, curve_hint());
  const bool next = ui::shortcut(ImGuiKey_C);
  if (!chosen && !next) return;
  const std::size_t word = chosen.value_or((selected + 1) % offered.words.size());
  if (word < offered.metrics.size()) {
    actions.push_back(SetCurve{offered.metrics[word]});
  } else {
    actions.push_back(ShowConfusion{run.view().confusion_train});
  }
}

std::array<ui::ChoiceWord, 2> splits(const RunView& run) {
  const bool on_test = run.dataset().validates_on_test;
  return {{{"test", on_test ? tr("test") : tr("val")}, {"train", tr("train")}}};
}

void choose_split(const RunView& run, bool phone, Actions& actions) {
  const std::size_t selected = run.view().confusion_train ? 1 : 0;
  const char* hint = tr("Of which points the classes are counted");
  const auto chosen = phone ? ui::segmented("confusion_of", splits(run), selected, hint)
                            : ui::choice_words("confusion_of", splits(run), selected, hint);
  if (chosen) actions.push_back(ShowConfusion{*chosen == 1});
}

bool has_log(const RunView& run) { return !shows_matrix(run) && has_log_scale(shown_curve(run)); }

void draw_matrix(MetricCurves& state, const RunView& run, const Rect& area) {
  const bool train = run.view().confusion_train;
  state.confusion.update(run, train, ImGui::GetTime(), confusion_pause);
  if (const auto& matrix = state.confusion.matrix()) {
    draw_confusion(*matrix, run.dataset(), area);
  } else if (state.confusion.looking()) {
    // It is there in a moment.
  } else if (train || run.dataset().validation.count() > 0) {
    ui::empty_state(area, tr("Too many to count"),
                    tr("This network is too large to look at all these samples while it trains."));
  } else {
    ui::empty_state(area, tr("No test points"),
                    tr("Choose a training share below 100 %, or “train”."));
  }
}

void draw_picture(MetricCurves& state, const RunView& run, const History& history,
                  const Rect& area) {
  if (shows_matrix(run)) {
    draw_matrix(state, run, area);
    return;
  }
  CurveOptions options = curve_options(run, shown_curve(run));
  const bool diverged = run.snapshot().stop_cause == StopCause::not_finite;
  if (options.metric != Metric::loss && !diverged) {
    options.empty_text = tr("Press play: after each epoch its value is drawn here.");
  }
  draw_loss_curves(state.curves, history, options, area);
}

// Over the end of the line. In a narrow card CSV and PNG have a line of their own.
void draw_switches(const RunView& run, const Rect& line, bool saves, Actions& actions) {
  const ui::KeepLayout keep;
  const float gap = 10, log = ui::toggle_width(tr("log"));
  const float right = saves ? save_words_width() : 0;
  if (has_log(run)) {
    ImGui::SetCursorScreenPos({line.max.x - right - (saves ? gap : 0) - log, line.min.y});
    if (ui::toggle("log_loss", tr("log"), run.view().log_loss, log_hint())) {
      actions.push_back(SetLogLoss{!run.view().log_loss});
    }
  }
  if (!saves) return;
  ImGui::SetCursorScreenPos({line.max.x - right, line.min.y});
  draw_save_words(run, actions);
}

// With what the loss is made of, where somebody points at it.
void draw_legend(const MetricCurves& state, const RunView& run, const History& history) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const Metric metric = shown_curve(run);
  if (metric == Metric::loss && state.loss_words) {
    const float width = curve_legend_width(history, metric, looked_at(run));
    const Rect place{from, {from.x + width, from.y + 20}};
    const ui::Press press = ui::press_area(
        "loss_value", place, {.role = ui::Role::img, .label = tr("The loss, and how it is found")});
    if (press.hovered || press.held) ui::hover_text(state.loss_words(), place);
  }
  draw_curve_legend(history, metric, looked_at(run));
}

// The choice on the left, "log", "CSV" and "PNG" on the right; below them the legend.
void draw_heading(const MetricCurves& state, const RunView& run, const History& history,
                  Actions& actions) {
  const Rect line = ui::next_rect(20);
  constexpr float gaps = 24;
  const bool room = line.width() >= ui::choice_words_width(offered_curves(run).words) +
                                        ui::toggle_width(tr("log")) + save_words_width() + gaps;
  choose_curve(run, false, actions);
  draw_switches(run, line, room, actions);
  if (!room) {
    const Rect second = ui::take_rect(20);
    const ui::KeepLayout keep;
    ImGui::SetCursorScreenPos({second.max.x - save_words_width(), second.min.y});
    draw_save_words(run, actions);
  }
  if (shows_matrix(run)) {
    choose_split(run, false, actions);
  } else if (!history.epochs.empty()) {
    draw_legend(state, run, history);
  }
}

}  // namespace

Metric shown_curve(const RunView& run) {
  const Metric wanted = run.view().curve;
  const std::vector<Metric> metrics = offered_curves(run).metrics;
  const bool fits = std::find(metrics.begin(), metrics.end(), wanted) != metrics.end();
  return fits ? wanted : Metric::loss;
}

void draw_metric_curves(MetricCurves& state, const RunView& run, float height, Actions& actions,
                        const History* shown) {
  const History& history = shown ? *shown : history_of(run);
  const float top = ImGui::GetCursorScreenPos().y;
  draw_heading(state, run, history, actions);
  const float used = ImGui::GetCursorScreenPos().y - top;
  draw_picture(state, run, history, ui::next_rect(std::max(80.f, height - used)));
}

void draw_metric_curves_on_phone(MetricCurves& state, const RunView& run, float height,
                                 Actions& actions, const History* shown) {
  const History& history = shown ? *shown : history_of(run);
  choose_curve(run, true, actions);
  if (shows_matrix(run)) {
    choose_split(run, true, actions);
  } else {
    const Rect line = ui::take_rect(20);
    const ui::KeepLayout keep;
    ImGui::SetCursorScreenPos(line.min);
    draw_legend(state, run, history);
  }
  draw_picture(state, run, history, ui::take_rect(height));
  const float width = ImGui::GetContentRegionAvail().x;
  float left = width;
  if (has_log(run)) {
    const float third = (width - 16) / 3;
    const bool on = run.view().log_loss;
    if (ui::button("log_loss", tr("log"), log_hint(),
                   on ? ui::ButtonStyle::soft : ui::ButtonStyle::outline, third)) {
      actions.push_back(SetLogLoss{!on});
    }
    ImGui::SameLine(0, 8);
    left = width - third - 8;
  }
  draw_save_buttons(run, left, actions);
}

}  // namespace descent
