#include "web/scenes/images/images_curves.hpp"

#include <array>
#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/cards/curve_options.hpp"
#include "web/cards/progress.hpp"
#include "web/cards/save_results.hpp"
#include "web/cards/test_line.hpp"
#include "web/charts/confusion_chart.hpp"
#include "web/frame/drawer.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr double look_pause = 0.5;  // seconds

const History& history_of(const RunView& run) {
  static const History none;
  return run.ready() ? *run.newest().history : none;
}

Metric shown_metric(const RunView& run) {
  return run.view().show_accuracy ? Metric::accuracy : Metric::loss;
}

// The words that one chooses among, in their order.
enum Shown : std::size_t { accuracy, loss, matrix, table };
Shown shown_of(const RunView& run) {
  switch (run.view().progress) {
    case ProgressPicture::matrix:
      return matrix;
    case ProgressPicture::table:
      return table;
    case ProgressPicture::curve:
      break;
  }
  return run.view().show_accuracy ? accuracy : loss;
}

bool shows_curve(const RunView& run) { return shown_of(run) == accuracy || shown_of(run) == loss; }
std::string title_of(const RunView& run) {
  const std::array<const char*, 4> titles = {tr("Accuracy"), tr("Loss"), tr("Matrix"),
                                             tr("Epochs")};
  return titles[shown_of(run)];
}

bool has_log(const RunView& run) { return shown_of(run) == loss; }

constexpr float log_gap = 8, curves_padding = 28;
std::array<ui::ChoiceWord, 4> curve_words() {
  return {{{"accuracy", tr("accuracy")},
           {"loss", tr("loss")},
           {"matrix", tr("matrix")},
           {"table", tr("table")}}};
}

void choose_curve(const RunView& run, bool column, Actions& actions) {
  const char* hint = tr("What is shown, after every epoch.");
  const Shown selected = shown_of(run);
  const auto chosen = ui::choice(column, "curve", curve_words(), selected, hint);
  if (!chosen) return;
  if (*chosen == matrix) {
    actions.push_back(ShowConfusion{run.view().confusion_train});
  } else if (*chosen == table) {
    actions.push_back(ShowEpochTable{});
  } else {
    actions.push_back(ShowAccuracy{*chosen == accuracy});
  }
}

void choose_log(const RunView& run, Actions& actions) {
  if (ui::toggle("log_loss", tr("log"), run.view().log_loss,
                 tr("A logarithmic axis: equal factors are equally far apart."))) {
    actions.push_back(SetLogLoss{!run.view().log_loss});
  }
}

// What stands on the right keeps its place whatever is chosen and whether there is a value yet: the
// words, CSV and PNG where there is room beside the longest legend, and "log", which has none in
// the narrowest cards.
struct TitleRoom {
  float words, log, saves, drawer;

  float all() const { return words + saves + log_gap + log + drawer; }
};

TitleRoom title_room(float width, const Layout& layout) {
  constexpr float title = 60, longest_legend = 230;
  const float drawer = drawer_button_width(layout);
  TitleRoom room{ui::choice_words_width(curve_words()), ui::toggle_width(tr("log")),
                 save_words_width(), drawer > 0 ? drawer + 12 : 0};
  if (title + longest_legend + 16 + room.all() > width) room.saves = 0;
  if (room.all() > width) room.log = -log_gap;
  return room;
}

// The legend has the title's place where there is no room for both: the title says what is chosen
// beside it.
enum class LegendPlace { none, beside_title, of_title };
LegendPlace legend_place(const RunView& run, float width, const Layout& layout) {
  if (!shows_curve(run)) return LegendPlace::none;
  const float legend = curve_legend_width(history_of(run), shown_metric(run), looked_at(run));
  const float room = width - title_room(width, layout).all() - 16;
  const float title = ui::text_size(ui::Font::label_strong, title_of(run)).x + 12;
  if (legend <= 0 || legend > room) return LegendPlace::none;
  return legend + title <= room ? LegendPlace::beside_title : LegendPlace::of_title;
}

// The legend, accuracy · loss, and "log" where the loss is shown, on the title's line.
void draw_curves_line(const RunView& run, const ui::Card& card, const Layout& layout,
                      Actions& actions) {
  const TitleRoom room = title_room(card.title_line().width(), layout);
  const ui::TitleLine line(card, room.all());
  const ImVec2 place = ImGui::GetCursorScreenPos();
  const LegendPlace legend = legend_place(run, card.title_line().width(), layout);
  if (legend != LegendPlace::none) {
    const float width = curve_legend_width(history_of(run), shown_metric(run), looked_at(run));
    const bool beside = legend == LegendPlace::beside_title;
    ImGui::SetCursorScreenPos({beside ? place.x - 16 - width : card.title_line().min.x, place.y});
    draw_curve_legend(history_of(run), shown_metric(run), looked_at(run));
  }
  ImGui::SetCursorScreenPos(place);
  choose_curve(run, false, actions);
  if (has_log(run) && room.log > 0) {
    ImGui::SetCursorScreenPos({place.x + room.words + log_gap, place.y});
    choose_log(run, actions);
  }
  if (room.saves > 0) {
    ImGui::SetCursorScreenPos({place.x + room.words + log_gap + room.log, place.y});
    draw_save_words(run, actions);
  }
  if (room.drawer <= 0) return;
  ImGui::SetCursorScreenPos({card.title_line().max.x - room.drawer + 12, place.y});
  draw_drawer_button(layout, actions);
}

// The same below each other, for fingers; the legend beside the title where it has room there, so
// that low cards keep theirs for the curves.
void draw_curves_column(const RunView& run, const ui::Card& card, Actions& actions) {
  constexpr float gap = 16;
  const float log = has_log(run) ? ui::toggle_width(tr("log")) + gap : 0;
  if (has_log(run)) {
    const ui::TitleLine line(card, log - gap);
    choose_log(run, actions);
  }
  const float legend =
      shows_curve(run) ? curve_legend_width(history_of(run), shown_metric(run), looked_at(run)) : 0;
  const float title = ui::text_size(ui::Font::label_strong, title_of(run)).x + gap;
  const bool beside = legend > 0 && title + legend + log <= card.title_line().width();
  if (beside) {
    const ui::TitleLine line(card, legend + log);
    draw_curve_legend(history_of(run), shown_metric(run), looked_at(run));
  }
  choose_curve(run, true, actions);
  if (shows_curve(run) && !beside)
    draw_curve_legend(history_of(run), shown_metric(run), looked_at(run));
}

// An epoch over 60,000 images takes seconds: until it is over, what it has come to so far.
std::string curves_empty_text(const RunView& run, bool accuracy) {
  const Scores running = run.ready() ? run.snapshot().running : Scores{};
  const double value = accuracy ? running.accuracy : running.loss;
  if (!std::isfinite(value)) {
    return accuracy ? tr("Press play: after each epoch its accuracy is drawn here.")
                    : tr("Press play: after each epoch its loss is drawn here.");
  }
  // Short enough for one line: a longer one would be broken at the decimal point.
  const std::string figure = fixed_text(value, 4);
  return accuracy ? tr("First epoch so far: accuracy {0}", figure)
                  : tr("First epoch so far: loss {0}", figure);
}

// Of the test images: as each epoch's end found them.
void draw_matrix(ImagesCurves& state, const RunView& run, const Rect& area) {
  state.confusion.update(run, false, ImGui::GetTime(), look_pause);
  if (const auto& matrix = state.confusion.matrix(); matrix && run.ready()) {
    draw_confusion(*matrix, run.dataset(), area);
    return;
  }
  if (run.judging()) {
    ui::empty_state(area, tr("Being judged"), tr("The network is being tried on every image."));
    return;
  }
  ui::empty_state(area, history_of(run).epochs.empty() ? tr("No epochs yet") : tr("Not judged yet"),
                  tr("Press play: after the next epoch you see here which classes are taken for "
                     "which."));
}

// The epoch under way, as Keras's line tells it.
void draw_running_epoch(const RunView& run, Rect area) {
  const Snapshot& now = run.snapshot();
  std::string words = tr("epoch {0}", now.epoch + 1);
  if (std::isfinite(now.running.accuracy)) {
    words += " · " + tr("accuracy {0}", fixed_text(now.running.accuracy, 4));
  }
  if (std::isfinite(now.running.loss)) {
    words += " · " + tr("loss {0}", ui::loss_text(now.running.loss));
  }
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, area.cut_top(18), ui::colors().text,
                   words);
  ImGui::SetCursorScreenPos(area.cut_top(4, 2).min);
  ui::progress_bar(epoch_fraction(now), 4, area.width());
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::axis, area.cut_top(16),
                   ui::colors().secondary, epoch_progress_text(run));
  ui::mark("epochs.running", area, {.role = ui::Role::img, .label = words});
}

void draw_table(ImagesCurves& state, const RunView& run, Rect area, Actions& actions) {
  const bool tested = run.has_own_test_set() && run.snapshot().epoch > 0;
  if (tested) draw_test_line(run, area.cut_top(ui::link_height(), 4), actions);
  const bool under_way = run.ready() && !run.snapshot().finished &&
                         (run.snapshot().step > 0 || run.snapshot().validating);
  if (under_way) draw_running_epoch(run, area.cut_top(40, 6));
  if (!history_of(run).epochs.empty()) {
    draw_epoch_table(state.table, history_of(run), area, looked_at(run));
  } else if (!under_way) {
    ui::empty_state(area, tr("No epochs yet"),
                    tr("Press play: each epoch's numbers are a line here."));
  }
}

}  // namespace

void draw_images_curves(ImagesCurves& state, const RunView& run, const Layout& layout,
                        const Rect& rect, Actions& actions) {
  const bool column = rect.height() <= 0 || layout.phone();
  const auto height_of = [&](const ui::Card& card, float usual) {
    return rect.height() <= 0 ? usual : card.rest().height();
  };
  const bool accuracy = run.view().show_accuracy;
  const bool titled =
      column || legend_place(run, rect.width() - curves_padding, layout) != LegendPlace::of_title;
  ui::Card card("curves", rect, title_of(run), titled);
  if (column) {
    draw_curves_column(run, card, actions);
  } else {
    draw_curves_line(run, card, layout, actions);
  }
  if (!shows_curve(run)) {
    const Rect area = ui::take_rect(height_of(card, 300));
    shown_of(run) == matrix ? draw_matrix(state, run, area) : draw_table(state, run, area, actions);
    return;
  }
  // It keeps its place, so that the curves stay where they are when training begins and ends; in a
  // low window they have that too.
  constexpr float enough = 860;  // of the window: what the card gets of it varies with the story
  if (rect.height() <= 0 || layout.screen.height() >= enough) {
    const Rect progress = ui::take_rect(epoch_progress_height);
    if (has_epoch_progress(run)) draw_epoch_progress(run, progress);
  }
  CurveOptions options;
  options.metric = shown_metric(run);
  if (run.ready()) options = curve_options(run, options.metric);
  options.id = "images_curves";
  options.marks_best = true;
  const std::string empty_text = curves_empty_text(run, accuracy);
  const bool diverged = run.ready() && run.snapshot().stop_cause == StopCause::not_finite;
  if (!diverged) options.empty_text = empty_text;
  draw_loss_curves(state.curves, history_of(run), options, ui::take_rect(height_of(card, 220)));
}

}  // namespace descent
