#include "web/panels/digits.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "web/panels/digits_data.hpp"
#include "web/panels/drawer.hpp"
#include "web/panels/model_stack.hpp"
#include "web/panels/training_settings.hpp"
#include "web/panels/widgets.hpp"

namespace descent {
namespace {

constexpr float least_curves = 150, usual_curves = 200;

const History& history_of(const App& app) {
  static const History none;
  return app.driver() ? *app.driver()->snapshot().history : none;
}

constexpr float log_gap = 8;

void choose_curve(const App& app, bool column, Actions& actions) {
  static const std::array<std::string, 2> words = {"accuracy", "loss"};
  constexpr const char* hint = "What the curves show, after every epoch.";
  const std::size_t selected = app.view().show_accuracy ? 0 : 1;
  const auto chosen = column ? ui::segmented("curve", words, selected, hint)
                             : ui::choice_words("curve", words, selected, hint);
  if (chosen) actions.push_back(ShowAccuracy{*chosen == 0});
}

void choose_log(const App& app, Actions& actions) {
  if (ui::toggle("log_loss", "log", app.view().log_loss,
                 "A logarithmic axis: equal factors are equally far apart.")) {
    actions.push_back(SetLogLoss{!app.view().log_loss});
  }
}

float switches_width(const App& app) {
  static const std::array<std::string, 2> words = {"accuracy", "loss"};
  return ui::choice_words_width(words) +
         (app.view().show_accuracy ? 0 : log_gap + ui::toggle_width("log"));
}

// The legend, accuracy · loss, and "log" where the loss is shown, on the title's line.
void draw_curves_line(const App& app, const ui::Card& card, const Layout& layout,
                      Actions& actions) {
  const bool accuracy = app.view().show_accuracy;
  const float drawer = drawer_button_width(layout);
  const float legend = curve_legend_width(history_of(app), accuracy);
  const float width = legend + 16 + switches_width(app) + (drawer > 0 ? drawer + 12 : 0);
  const ui::TitleLine line(card, width);
  draw_curve_legend(history_of(app), accuracy);
  ImGui::SameLine(0, 16);
  choose_curve(app, false, actions);
  if (!accuracy) {
    ImGui::SameLine(0, log_gap);
    choose_log(app, actions);
  }
  ImGui::SetCursorScreenPos({card.title_line().max.x - drawer, card.title_line().min.y});
  draw_drawer_button(layout, actions);
}

// The same below each other, for fingers.
void draw_curves_column(const App& app, const ui::Card& card, Actions& actions) {
  const bool accuracy = app.view().show_accuracy;
  if (!accuracy) {
    const ui::TitleLine line(card, ui::toggle_width("log"));
    choose_log(app, actions);
  }
  choose_curve(app, true, actions);
  draw_curve_legend(history_of(app), accuracy);
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

// A rectangle of height 0 makes the card as tall as its contents.
void draw_curves(LossCurves& state, const App& app, const Layout& layout, const Rect& rect,
                 Actions& actions) {
  const bool column = rect.height() <= 0;
  const bool accuracy = app.view().show_accuracy;
  ui::Card card("curves", rect, accuracy ? "Accuracy" : "Loss");
  if (column) {
    draw_curves_column(app, card, actions);
  } else {
    draw_curves_line(app, card, layout, actions);
  }
  CurveOptions options;
  options.id = "digits_curves";
  options.accuracy = accuracy;
  options.log_scale = app.view().log_loss;
  const std::string empty_text = curves_empty_text(app, accuracy);
  options.empty_text = empty_text;
  draw_loss_curves(state, history_of(app), options,
                   ui::take_rect(column ? 220 : card.rest().height()));
}

void draw_model_and_data(DigitsPanel& state, const App& app, const Layout& layout,
                         Actions& actions) {
  draw_drawer_scrim(layout, actions);
  const ui::Card card("digits_data", layout.left, "Data");
  draw_drawer_close(layout, layout.left, actions);
  draw_digits_data(app, actions);
  ui::divider();
  draw_model_stack(app, actions);
  constexpr float story_height = 120;
  if (!app.driver() || card.rest().height() < story_height) return;
  ui::divider();
  draw_story(state.story, app, actions);
}

// Curves, whole rows of test images, accuracy per class: the images get what the others leave.
void draw_middle(DigitsPanel& state, const App& app, const Layout& layout, Actions& actions) {
  Rect rect = layout.middle;
  const Rect bars = rect.cut_bottom(class_accuracy_height, card_gap);
  std::size_t rows = 1;
  const auto images_height = [&](std::size_t count) {
    return test_images_height(app, rect.width(), count);
  };
  while (rows < 4 && images_height(rows + 1) + card_gap + usual_curves <= rect.height()) ++rows;
  const float images = std::min(images_height(rows), rect.height() - card_gap - least_curves);
  const Rect image_card = rect.cut_bottom(images, card_gap);
  draw_curves(state.curves, app, layout, rect, actions);
  draw_test_images(state.images, app, image_card, actions);
  draw_class_accuracy(state.class_accuracy, app, bars);
}

// --- the phone's one column ---

void draw_output_tab(DigitsPanel& state, const App& app, const Layout& layout, Actions& actions) {
  constexpr float least = 560;  // where the pad and its bars are still whole
  const float height = std::max(layout.content.height() - 2 * card_gap, least);
  draw_drawing_pad(state.pad, app, ui::next_rect(height), actions);
  draw_curves(state.curves, app, layout, ui::next_rect(0), actions);
}

void draw_training_tab(DigitsPanel& state, const App& app, Actions& actions) {
  if (app.driver()) {
    const ui::Card story("story", ui::next_rect(0));
    draw_story(state.story, app, actions);
  }
  draw_test_images(state.images, app, ui::next_rect(0), actions);
  draw_class_accuracy(state.class_accuracy, app, ui::next_rect(0));
  draw_training_card(app, actions);
}

void draw_phone(DigitsPanel& state, const App& app, const Layout& layout, Actions& actions) {
  const std::string id = "digits_tab" + std::to_string(static_cast<int>(app.view().tab));
  const ui::Pane pane(id, layout.content);
  switch (app.view().tab) {
    case PhoneTab::output:
      draw_output_tab(state, app, layout, actions);
      break;
    case PhoneTab::training:
      draw_training_tab(state, app, actions);
      break;
    case PhoneTab::data: {
      const ui::Card card("digits_data", ui::next_rect(0), "Data");
      draw_digits_data(app, actions);
      break;
    }
    case PhoneTab::network: {
      const ui::Card card("digits_model", ui::next_rect(0));
      draw_model_stack(app, actions);
      break;
    }
  }
}

}  // namespace

void draw_digits(DigitsPanel& state, const App& app, const Layout& layout, Actions& actions) {
  if (layout.phone()) {
    draw_phone(state, app, layout, actions);
    return;
  }
  draw_middle(state, app, layout, actions);
  draw_drawing_pad(state.pad, app, layout.right, actions);
  if (layout.show_left) draw_model_and_data(state, app, layout, actions);
}

}  // namespace descent
