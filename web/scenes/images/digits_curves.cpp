#include "web/scenes/images/digits_curves.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "web/cards/curve_options.hpp"
#include "web/cards/save_results.hpp"
#include "web/charts/confusion_chart.hpp"
#include "web/frame/drawer.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr double look_pause = 0.5;  // seconds

const History& history_of(const App& app) {
  static const History none;
  return app.driver() ? *app.driver()->snapshot().history : none;
}

Metric shown_metric(const App& app) {
  return app.view().show_accuracy ? Metric::accuracy : Metric::loss;
}

bool shows_matrix(const App& app) { return app.view().confusion; }
std::string title_of(const App& app) {
  return shows_matrix(app) ? "Matrix" : app.view().show_accuracy ? "Accuracy" : "Loss";
}

bool has_log(const App& app) { return !shows_matrix(app) && !app.view().show_accuracy; }

constexpr float log_gap = 8;
const std::array<std::string, 3> curve_words = {"accuracy", "loss", "matrix"};

void choose_curve(const App& app, bool column, Actions& actions) {
  constexpr const char* hint = "What is shown, after every epoch.";
  const std::size_t selected = shows_matrix(app) ? 2 : app.view().show_accuracy ? 0 : 1;
  const auto chosen = column ? ui::segmented("curve", curve_words, selected, hint)
                             : ui::choice_words("curve", curve_words, selected, hint);
  if (!chosen) return;
  if (*chosen == 2) {
    actions.push_back(ShowConfusion{app.view().confusion_train});
  } else {
    actions.push_back(ShowAccuracy{*chosen == 0});
  }
}

void choose_log(const App& app, Actions& actions) {
  if (ui::toggle("log_loss", "log", app.view().log_loss,
                 "A logarithmic axis: equal factors are equally far apart.")) {
    actions.push_back(SetLogLoss{!app.view().log_loss});
  }
}

// What stands on the right keeps its place whatever is chosen and whether there is a value yet: the
// words, CSV and PNG where there is room beside the longest legend, and "log".
struct TitleRoom {
  float words, log, saves, drawer;

  float all() const { return words + saves + log_gap + log + drawer; }
};

TitleRoom title_room(float width, const Layout& layout) {
  constexpr float title = 60, longest_legend = 230;
  const float drawer = drawer_button_width(layout);
  TitleRoom room{ui::choice_words_width(curve_words), ui::toggle_width("log"), save_words_width(),
                 drawer > 0 ? drawer + 12 : 0};
  if (title + longest_legend + 16 + room.all() > width) room.saves = 0;
  return room;
}

// The legend, accuracy · loss, and "log" where the loss is shown, on the title's line.
void draw_curves_line(const App& app, const ui::Card& card, const Layout& layout,
                      Actions& actions) {
  const TitleRoom room = title_room(card.title_line().width(), layout);
  const ui::TitleLine line(card, room.all());
  const ImVec2 place = ImGui::GetCursorScreenPos();
  const float legend =
      shows_matrix(app) ? 0 : curve_legend_width(history_of(app), shown_metric(app));
  const float title = ui::text_size(ui::Font::label_strong, title_of(app)).x + 12;
  if (legend > 0 && card.title_line().width() - room.all() - 16 - title >= legend) {
    ImGui::SetCursorScreenPos({place.x - 16 - legend, place.y});
    draw_curve_legend(history_of(app), shown_metric(app));
  }
  ImGui::SetCursorScreenPos(place);
  choose_curve(app, false, actions);
  if (room.saves > 0) {
    ImGui::SetCursorScreenPos({place.x + room.words, place.y});
    draw_save_words(app, actions);
  }
  if (has_log(app)) {
    ImGui::SetCursorScreenPos({place.x + room.words + room.saves + log_gap, place.y});
    choose_log(app, actions);
  }
  if (room.drawer <= 0) return;
  ImGui::SetCursorScreenPos({card.title_line().max.x - room.drawer + 12, place.y});
  draw_drawer_button(layout, actions);
}

// The same below each other, for fingers.
void draw_curves_column(const App& app, const ui::Card& card, Actions& actions) {
  if (has_log(app)) {
    const ui::TitleLine line(card, ui::toggle_width("log"));
    choose_log(app, actions);
  }
  choose_curve(app, true, actions);
  if (!shows_matrix(app)) draw_curve_legend(history_of(app), shown_metric(app));
}

// An epoch over 60,000 images takes seconds: until it is over, what it has come to so far.
std::string curves_empty_text(const App& app, bool accuracy) {
  const char* name = accuracy ? "accuracy" : "loss";
  const Scores running = app.driver() ? app.driver()->snapshot().running : Scores{};
  const double value = accuracy ? running.accuracy : running.loss;
  if (!std::isfinite(value)) {
    return std::string("Press play: after each epoch its ") + name + " is drawn here.";
  }
  char text[96];
  // Short enough for one line: a longer one would be broken at the decimal point.
  std::snprintf(text, sizeof text, "First epoch so far: %s %.4f", name, value);
  return text;
}

// Of the test images: as each epoch's end found them.
void draw_matrix(DigitsCurves& state, const App& app, const Rect& area) {
  state.confusion.update(app, false, ImGui::GetTime(), look_pause);
  if (const auto& matrix = state.confusion.matrix(); matrix && app.driver()) {
    draw_confusion(*matrix, app.driver()->dataset(), area);
    return;
  }
  ui::empty_state(area, "No epochs yet",
                  "Press play: here you will see which classes are taken for which.");
}

}  // namespace

void draw_digits_curves(DigitsCurves& state, const App& app, const Layout& layout, const Rect& rect,
                        Actions& actions) {
  const bool column = rect.height() <= 0;
  const bool accuracy = app.view().show_accuracy;
  ui::Card card("curves", rect, title_of(app));
  if (column) {
    draw_curves_column(app, card, actions);
  } else {
    draw_curves_line(app, card, layout, actions);
  }
  if (shows_matrix(app)) {
    draw_matrix(state, app, ui::take_rect(column ? 300 : card.rest().height()));
    return;
  }
  CurveOptions options;
  options.metric = shown_metric(app);
  if (app.driver()) options = curve_options(app, options.metric);
  options.id = "digits_curves";
  const std::string empty_text = curves_empty_text(app, accuracy);
  const bool diverged =
      app.driver() && app.driver()->snapshot().stop_cause == StopCause::not_finite;
  if (!diverged) options.empty_text = empty_text;
  draw_loss_curves(state.curves, history_of(app), options,
                   ui::take_rect(column ? 220 : card.rest().height()));
}

}  // namespace descent
