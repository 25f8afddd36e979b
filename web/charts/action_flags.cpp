#include "web/charts/action_flags.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "engine/core/words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float flag_width = 8, flag_height = 6;
constexpr float above_words = 4, before_words = 14, chevron_room = 18;
constexpr float least_plot = 64;  // of the curves above the words

void follow(ToldAction& told, const History& history) {
  const std::size_t count = history.actions.all().size();
  if (count != told.known) told = {0, count};
}

// There is one.
std::size_t told_place(const ToldAction& told, const History& history) {
  const std::size_t count = history.actions.all().size();
  return count - 1 - std::min(told.back, count - 1);
}

std::string told_words(const ToldAction& told, const History& history) {
  const std::span<const TrainingAction> all = history.actions.all();
  const std::size_t place = told_place(told, history);
  const TrainingAction& action = all[place];
  const std::string epoch = ui::with_commas(action.epoch);
  std::string words = action.is_edit() ? tr("After epoch {0}: {1}", epoch, action.text)
                                       : tr("Epoch {0}: {1}", epoch, action.text);
  if (all.size() > 1) words += " " + tr("({0} of {1})", place + 1, all.size());
  return words;
}

ImU32 flag_color(const TrainingAction& action) {
  return action.is_edit() ? ui::colors().text : ui::colors().accent;
}

float words_width(const History& history, float width) {
  return width - before_words - (history.actions.all().size() > 1 ? chevron_room : 0);
}

}  // namespace

void draw_action_flags(ToldAction& told, const History& history, const QuietPlot& plot) {
  const std::span<const TrainingAction> all = history.actions.all();
  if (all.empty()) return;
  follow(told, history);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float top = plot.area().min.y;
  const auto x_of = [&](const TrainingAction& action) {
    return plot.pixels(static_cast<double>(action.epoch), 1).x;
  };
  if (plot.press().pressed && !plot.press().by_key) {
    const float reach = ui::control_height() / 2, mouse = ImGui::GetMousePos().x;
    const auto nearest = std::ranges::min_element(
        all, {}, [&](const TrainingAction& action) { return std::abs(x_of(action) - mouse); });
    if (std::abs(x_of(*nearest) - mouse) <= reach) {
      told.back = static_cast<std::size_t>(all.end() - nearest) - 1;
      ui::request_frame();
    }
  }
  float last = -flag_width;
  for (const TrainingAction& action : all) {
    const float x = x_of(action);
    if (x - last < 1) continue;  // it is there already
    last = x;
    list->AddTriangleFilled({x - flag_width / 2, top}, {x + flag_width / 2, top},
                            {x, top + flag_height}, flag_color(action));
  }
  const TrainingAction& told_one = all[told_place(told, history)];
  const float x = x_of(told_one);
  list->AddRectFilled({x - flag_width / 2 - 2, top - 3}, {x + flag_width / 2 + 2, top - 1},
                      flag_color(told_one));
}

float told_action_height(const ToldAction& told, const History& history, const Rect& area) {
  if (history.actions.all().empty()) return 0;
  const float width = words_width(history, area.width());
  const float lines = ui::text_size(ui::Font::label, told_words(told, history), width).y;
  const bool finger = ui::control_height() > 40 && history.actions.all().size() > 1;
  const float height = above_words + std::max(lines, finger ? 32.f : 0.f);
  return area.height() - height >= least_plot ? height : 0;
}

void draw_told_action(ToldAction& told, const History& history, std::string_view id,
                      const Rect& rect) {
  follow(told, history);
  const std::size_t count = history.actions.all().size();
  const std::string words = told_words(told, history);
  const Rect line{{rect.min.x, rect.min.y + above_words}, rect.max};
  const ui::Press press = ui::press_area(
      std::string(id) + ".action", line,
      {.role = ui::Role::button,
       .label = words,
       .hint = count > 1 ? tr("What callbacks and edits did. Press for the one before") : ""},
      true);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Colors& c = ui::colors();
  if (press.hovered && count > 1) list->AddRectFilled(line.min, line.max, c.hover, 4);
  const float x = line.min.x + flag_width / 2, y = line.min.y + 5;
  list->AddTriangleFilled({x - flag_width / 2, y}, {x + flag_width / 2, y}, {x, y + flag_height},
                          flag_color(history.actions.all()[told_place(told, history)]));
  ui::draw_text(list, ui::Font::label, {line.min.x + before_words, line.min.y}, c.text, words,
                words_width(history, line.width()));
  if (count <= 1) return;
  ui::draw_icon(list, ui::Icon::chevron_left, {line.max.x - chevron_room / 2, line.min.y + 8}, 10,
                c.secondary);
  const auto all = static_cast<std::ptrdiff_t>(count);
  const auto back = static_cast<std::ptrdiff_t>(told.back) + (press.pressed ? 1 : 0) - press.steps;
  told.back = static_cast<std::size_t>((back % all + all) % all);
}

std::string actions_text(const History& history, double first_epoch, double last_epoch) {
  constexpr std::size_t most = 3;
  std::vector<std::string_view> sentences;
  for (const TrainingAction& action : history.actions.all()) {
    const auto epoch = static_cast<double>(action.epoch);
    if (epoch >= first_epoch && epoch <= last_epoch) sentences.push_back(action.text);
  }
  std::string text;
  for (std::size_t i = sentences.size() - std::min(most, sentences.size()); i < sentences.size();
       ++i) {
    text += (text.empty() ? "" : "\n") + std::string(sentences[i]);
  }
  return text;
}

std::string actions_text_at(const QuietPlot& plot, const History& history, double x) {
  const float at = plot.pixels(x, 1).x, reach = flag_width / 2, top = plot.area().min.y;
  return actions_text(history, plot.value_at({at - reach, top}).x,
                      plot.value_at({at + reach, top}).x);
}

}  // namespace descent
