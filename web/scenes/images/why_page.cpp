#include "web/scenes/images/why_page.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "engine/core/words.hpp"
#include "web/app/looks/image_predictions.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/scenes/images/inside_words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float least_card = 390, whole_card = 425, parts_width = 330, card_padding = 14,
                least_two_columns = 560;

// --- which part, and of what ---

void choose_part(const RunView& run, Actions& actions) {
  const std::array<ui::ChoiceWord, 3> words = {{{why_part_ids[0], tr("Pixels")},
                                                {why_part_ids[1], tr("Smallest change")},
                                                {why_part_ids[2], tr("Filters")}}};
  const auto selected = static_cast<std::size_t>(run.view().why.part);
  const auto chosen =
      ui::segmented("why.part", words, selected,
                    tr("Which pixels the answer hangs on, the smallest change that turns it, or "
                       "what a filter answers to."));
  if (!chosen) return;
  WhyView why = run.view().why;
  why.part = static_cast<WhyPart>(*chosen);
  actions.push_back(SetWhy{why});
}

// "Test image 12, Sandal: the network says Sneaker (61.0 %)."; less where that does not fit into
// `width`.
std::string answer_words(const WhyLook* look, const RunView& run, float width) {
  const auto fits = [&](const std::string& words) {
    return ui::text_size(ui::Font::text, words).x <= width;
  };
  if (run.view().why.part == WhyPart::filters) {
    const std::string words =
        tr("What a filter is looking for: what it answers to most, beside the least.");
    return fits(words) ? words : std::string(tr("What a filter answers to, most and least."));
  }
  if (!look) return {};
  const std::string name = class_name(run.dataset(), look->answer());
  const std::string sure = confidence_text(look->outputs()[look->answer()],
                                           outputs_are_probabilities(*look->model()), 1);
  const std::string image = image_words(look->request().image, run);
  const std::string words = tr("{0}: the network says {1} ({2}).", image, name, sure);
  if (fits(words)) return words;
  const std::string shorter = tr("{0}: {1} ({2})", image, name, sure);
  return fits(shorter) ? shorter : tr("The network says {0} ({1}).", name, sure);
}

// --- the cards ---

// What a card shows while nothing is known.
const char* why_nothing_words(const RunView& run) {
  if (!run.ready()) {
    return tr("What an answer hangs on appears here as soon as the images are loaded.");
  }
  return run.dataset().validates_on_test
             ? tr("Choose a test image, or draw a digit: what the network's answer hangs on "
                  "appears here.")
             : tr("Choose a validation image, or draw a digit: what the network's answer hangs on "
                  "appears here.");
}

void draw_nothing_yet(const RunView& run) {
  ui::empty_state(ui::take_rect(200), tr("Why did it say that?"), why_nothing_words(run));
}

struct Cards {
  WhyPage& state;
  const WhyLook* look;
  const FilterLook* filters;
  const RunView& run;
  Actions& actions;

  // Above which all is to be seen; 0: the card is as tall as it needs.
  static float bottom_of(const Rect& rect) {
    return rect.height() > 0 ? rect.max.y - card_padding : 0;
  }

  WhyPart part() const { return run.view().why.part; }

  void draw_first(const Rect& rect) const {
    const std::string title = part() == WhyPart::pixels   ? tr("Gradient")
                              : part() == WhyPart::change ? tr("The smallest change")
                                                          : filter_title(run);
    const ui::Card card("why_first", rect, title);
    if (part() == WhyPart::filters) {
      if (run.ready() && filter_layer(run)) {
        draw_filter_images(state.filters, filters, run, actions);
      } else {
        draw_no_filter();
      }
    } else if (!look) {
      draw_nothing_yet(run);
    } else if (part() == WhyPart::pixels) {
      draw_gradient(state.pixels, *look, run, bottom_of(rect), actions);
    } else {
      draw_change(state.change, *look, run, bottom_of(rect), actions);
    }
  }

  void draw_second(const Rect& rect) const {
    const char* title = part() == WhyPart::pixels   ? tr("Occlusion")
                        : part() == WhyPart::change ? tr("What it then says")
                                                    : tr("Patches");
    const ui::Card card("why_second", rect, title);
    if (part() == WhyPart::filters) {
      if (run.ready() && filter_layer(run)) {
        draw_filter_patches(state.filters, filters, run, actions);
      }
    } else if (!look) {
      return;
    } else if (part() == WhyPart::pixels) {
      draw_occlusion(state.pixels, *look, run, bottom_of(rect), actions);
    } else {
      draw_changed_outputs(state.change, *look, run, actions);
    }
  }

  void draw_no_filter() const {
    if (!run.ready()) {
      draw_nothing_yet(run);
      return;
    }
    ui::secondary_paragraph(tr("No layer of this network has filters or units: add a Conv2D."));
  }
};

// Asks again when it is due, without a change that would make a frame.
Cards newest(WhyPage& state, const RunView& run, Actions& actions) {
  const bool filters = run.view().why.part == WhyPart::filters;
  const double now = ImGui::GetTime();
  const auto due = filters ? state.filters.watch.update(run, now) : state.watch.update(run, now);
  if (due) ui::request_frame_in(*due);
  const WhyLook* look = filters ? nullptr : state.watch.answer();
  return {state, look, filters ? state.filters.watch.answer() : nullptr, run, actions};
}

void mark_words(const Rect& place, const std::string& words) {
  if (!words.empty()) ui::mark("why.answer", place, {.role = ui::Role::img, .label = words});
}

void draw_parts_line(const Cards& cards, const Rect& line) {
  Rect rest = line;
  const Rect parts = rest.cut_left(std::min(parts_width, line.width()), 12);
  {
    const ui::Pane pane("why_parts", parts, 0);
    choose_part(cards.run, cards.actions);
  }
  const std::string words =
      cards.run.ready() ? answer_words(cards.look, cards.run, rest.width()) : "";
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::text, rest, ui::colors().text, words);
  mark_words(rest, words);
}

void draw_cards(const Cards& cards, const Rect& rect) {
  Rect rest = rect;
  draw_parts_line(cards, rest.cut_top(ui::control_height() - 4, 8));
  const Rect first = rest.cut_left(std::floor((rest.width() - 12) / 2), 12);
  cards.draw_first(first);
  cards.draw_second(rest);
}

}  // namespace

void draw_why(WhyPage& state, TestImages& images, const RunView& run, const Rect& rect,
              Actions& actions) {
  const Cards cards = newest(state, run, actions);
  if (rect.width() < least_two_columns) {
    const ui::Pane pane("why_pane", rect, 12);
    choose_part(run, actions);
    cards.draw_first(ui::next_rect(0));
    cards.draw_second(ui::next_rect(0));
    draw_test_images(images, run, ui::next_rect(0), actions, 2);
    return;
  }
  const float row = test_images_height(run, rect.width(), 1);
  const float least = least_card + card_gap + row;
  if (rect.height() >= least) {
    Rect rest = rect;
    const Rect choice = rest.cut_bottom(row, card_gap);
    draw_cards(cards, rest);
    draw_test_images(images, run, choice, actions);
    return;
  }
  const ui::Pane pane("why_pane", rect, 0);  // whole cards in a low window
  const Rect all = ui::take_rect(whole_card + card_gap + row);
  Rect rest = all;
  const Rect choice = rest.cut_bottom(row, card_gap);
  draw_cards(cards, rest);
  draw_test_images(images, run, choice, actions);
  ImGui::SetCursorScreenPos({all.min.x, all.max.y});
  ImGui::Dummy({0, 0});
}

void draw_why_column(WhyPage& state, TestImages& images, const RunView& run, Actions& actions) {
  const Cards cards = newest(state, run, actions);
  choose_part(run, actions);
  if (run.ready()) {
    const std::string words = answer_words(cards.look, run, 1e6f);  // in lines
    if (!words.empty()) ui::paragraph(words);
  }
  cards.draw_first(ui::next_rect(0));
  cards.draw_second(ui::next_rect(0));
  draw_test_images(images, run, ui::next_rect(0), actions, 2);
}

}  // namespace descent
