#include "web/scenes/images/inside_page.hpp"

#include <array>
#include <optional>
#include <string>

#include "engine/core/words.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/scenes/images/inside_maps.hpp"
#include "web/scenes/images/inside_walk.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float least_maps = 280;  // of the card's height

// Which image is looked into.
std::string title_of(const InsidePage& state, const RunView& run) {
  const ChosenImage& image = state.watch.image();
  if (!run.ready()) return tr("Inside");
  if (image.drawing) return tr("Inside: your drawing");
  const std::string number = with_commas(image.image + 1);
  const auto truth = truth_of(image, run);
  if (!run.dataset().validates_on_test) {
    return truth
               ? tr("Inside: validation image {0}, {1}", number, class_name(run.dataset(), *truth))
               : tr("Inside: validation image {0}", number);
  }
  return truth ? tr("Inside: test image {0}, {1}", number, class_name(run.dataset(), *truth))
               : tr("Inside: test image {0}", number);
}

std::array<ui::ChoiceWord, 3> scale_words() {
  return {{{"map", tr("map")}, {"layer", tr("layer")}, {"network", tr("network")}}};
}

void choose_scale(const RunView& run, bool column, Actions& actions) {
  const char* hint =
      tr("What the colours are relative to: the largest number of each map, of its layer, or of "
         "the whole network.");
  const auto selected = static_cast<std::size_t>(run.view().map_scale);
  const auto chosen = column ? ui::segmented("map_scale", scale_words(), selected, hint)
                             : ui::choice_words("map_scale", scale_words(), selected, hint);
  if (chosen) actions.push_back(SetMapScale{static_cast<MapScale>(*chosen)});
}

// "Colours by map · layer · network", on the title's line.
void draw_scale_line(const ui::Card& card, const RunView& run, Actions& actions) {
  const char* before = tr("Colours by");
  const float words = ui::text_size(ui::Font::label, before).x + 4;
  const ui::TitleLine line(card, words + ui::choice_words_width(scale_words()));
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label,
                   {place, {place.x + words, place.y + 20}}, ui::colors().secondary, before);
  ImGui::SetCursorScreenPos({place.x + words, place.y});
  choose_scale(run, false, actions);
}

void draw_nothing_yet(const RunView& run, const Rect& area) {
  if (run.ready()) {
    ui::empty_state(area, tr("Inside the network"),
                    tr("Choose a test image, or draw a digit: what every layer makes of it "
                       "appears here."));
  } else {
    ui::empty_state(area, tr("Inside the network"),
                    tr("What every layer makes of an image appears here as soon as the images "
                       "are loaded."));
  }
}

// Asks again when it is due, without a change that would make a frame.
const InsideLook* newest(InsidePage& state, const RunView& run) {
  if (const auto due = state.watch.update(run, ImGui::GetTime())) ui::request_frame_in(*due);
  return state.watch.answer();
}

// Whose arithmetic is shown; nothing: all layers.
std::optional<CellPlace> shown_cell(const InsideLook& look, const RunView& run) {
  const auto& cell = run.view().cell;
  return cell ? existing(look, *cell) : std::nullopt;
}

// Beside it, or below it where there is no room, what leads to the image's own numbers.
void draw_introduction(InsidePage& state, bool column) {
  const char* words =
      tr("Orange is negative, blue positive. Press a map to see where its numbers come from.");
  const float width = image_numbers_button_width();
  const Rect line = ui::next_rect(18);
  if (column || ui::text_size(ui::Font::label, words).x + width + 16 > line.width()) {
    ui::small_print(words);
    draw_image_numbers_button(state.numbers);
    return;
  }
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, line, ui::colors().secondary,
                   words);
  ImGui::SetCursorScreenPos({line.max.x - width, line.min.y});
  draw_image_numbers_button(state.numbers);
}

// A height of 0: the card is as tall as its contents.
void draw_card(InsidePage& state, const InsideLook* look, const RunView& run, const Rect& rect,
               Actions& actions) {
  const bool column = rect.height() <= 0;
  const ui::Card card("inside", rect, title_of(state, run));
  if (!column) draw_scale_line(card, run, actions);
  if (look == nullptr) {
    draw_nothing_yet(run, ui::take_rect(column ? 200 : card.rest().height()));
    return;
  }
  if (const auto place = shown_cell(*look, run)) {
    draw_inside_cell(state.cell, *look, run, *place, actions);
    return;
  }
  state.cell.playing.reset();
  if (state.numbers.open) {
    draw_image_numbers(state.numbers, *look, state.watch.image(), run,
                       column ? 0 : card.rest().height());
    return;
  }
  draw_introduction(state, column);
  if (column) {
    ui::label(tr("Colours by"));
    choose_scale(run, true, actions);
  }
  draw_inside_maps(state.picture, *look, run, column ? 0 : card.rest().height(), actions);
}

}  // namespace

void draw_inside(InsidePage& state, TestImages& images, const RunView& run, const Rect& rect,
                 Actions& actions) {
  const InsideLook* look = newest(state, run);
  // Both want all the room.
  if (look && (state.numbers.open || shown_cell(*look, run))) {
    draw_card(state, look, run, rect, actions);
    return;
  }
  const float row = test_images_height(run, rect.width(), 1);
  if (rect.height() >= least_maps + card_gap + row) {
    Rect rest = rect;
    const Rect choice = rest.cut_bottom(row, card_gap);
    draw_card(state, look, run, rest, actions);
    draw_test_images(images, run, choice, actions);
    return;
  }
  const ui::Pane pane("inside_pane", rect, 0);  // whole cards in a low window
  const Rect all = ui::take_rect(least_maps + card_gap + row);
  Rect rest = all;
  const Rect choice = rest.cut_bottom(row, card_gap);
  draw_card(state, look, run, rest, actions);
  draw_test_images(images, run, choice, actions);
  ImGui::SetCursorScreenPos({all.min.x, all.max.y});
  ImGui::Dummy({0, 0});
}

void draw_inside_column(InsidePage& state, TestImages& images, const RunView& run,
                        Actions& actions) {
  draw_card(state, newest(state, run), run, ui::next_rect(0), actions);
  draw_test_images(images, run, ui::next_rect(0), actions, 2);
}

}  // namespace descent
