#include "web/scenes/images/inside_page.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "engine/core/words.hpp"
#include "web/app/looks/image_origins.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/scenes/images/inside_maps.hpp"
#include "web/scenes/images/inside_walk.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float least_maps = 280;         // of the card's height
constexpr float least_wide_column = 560;  // of a column, to have its choices on one line

bool shows_weights(const RunView& run) {
  return run.view().inside.shows == InsideShows::weights && !run.view().cell;
}

// Which image is looked into.
std::string title_of(const InsidePage& state, const RunView& run) {
  const ChosenImage& image = state.watch.image();
  if (!run.ready()) return tr("Inside");
  if (shows_weights(run)) return tr("Inside: the weights of all layers");
  if (image.drawing) return tr("Inside: your drawing");
  const std::string number = with_commas(image.image.index + 1);
  const auto truth = truth_of(image, run);
  if (!truth) return tr("Inside");
  const std::string name = class_name(run.dataset(), *truth);
  switch (called(image.image.origin, run.dataset())) {
    case ImageOrigin::training:
      return tr("Inside: training image {0}, {1}", number, name);
    case ImageOrigin::test:
      return tr("Inside: test image {0}, {1}", number, name);
    default:
      return tr("Inside: validation image {0}, {1}", number, name);
  }
}

std::array<ui::ChoiceWord, 3> scale_words() {
  return {{{"map", tr("map")}, {"layer", tr("layer")}, {"network", tr("network")}}};
}

void choose_scale(const RunView& run, bool column, Actions& actions) {
  const char* hint =
      tr("What the colours are relative to: the largest number of each map, of its layer, or of "
         "the whole network.");
  const auto selected = static_cast<std::size_t>(run.view().map_scale);
  const auto chosen = ui::choice(column, "map_scale", scale_words(), selected, hint);
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
    ui::empty_state(
        area, tr("Inside the network"),
        run.dataset().validates_on_test
            ? tr("Choose a test image, or draw a digit: what every layer makes of it appears here.")
            : tr("Choose a validation image, or draw a digit: what every layer makes of it appears "
                 "here."));
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

std::array<ui::ChoiceWord, 2> shows_words() {
  return {{{"maps", tr("Maps")}, {"weights", tr("Weights")}}};
}

void choose_what(const RunView& run, bool column, Actions& actions) {
  const char* hint =
      tr("What every layer makes of the image, or the weights with which it does, and how training "
         "has changed them.");
  const InsideView& inside = run.view().inside;
  const auto selected = static_cast<std::size_t>(inside.shows);
  const auto chosen = ui::choice(column, "inside.shows", shows_words(), selected, hint);
  if (chosen) {
    actions.push_back(ShowInside{{static_cast<InsideShows>(*chosen), inside.weights}});
  }
}

// Maps or weights at the left, at the right what belongs to it, and between them the words, or
// below where there is no room. In a phone's column all stand below each other.
template <typename Draw>
void draw_choices(const RunView& run, bool column, const char* words, float right,
                  Draw&& draw_right, Actions& actions) {
  const Rect line = ui::next_rect(18);
  constexpr float word_padding = 7;
  if (!column) ImGui::SetCursorScreenPos({line.min.x - word_padding, line.min.y});
  choose_what(run, column, actions);
  const float left = ui::choice_words_width(shows_words()) + word_padding;
  if (!column) ImGui::SetCursorScreenPos({line.max.x - right, line.min.y});
  draw_right();
  if (column || left + ui::text_size(ui::Font::label, words).x + 14 + right > line.width()) {
    ui::small_print(words);
    return;
  }
  const Rect between{{line.min.x + left, line.min.y}, {line.max.x - right, line.max.y}};
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, between, ui::colors().secondary,
                   words);
}

// Where the choices stand: a wide column, on a turned phone, is low.
enum class ChoicesPlace { card, column, wide_column };

ChoicesPlace choices_place(const Rect& rect) {
  if (rect.height() > 0) return ChoicesPlace::card;
  return rect.width() >= least_wide_column ? ChoicesPlace::wide_column : ChoicesPlace::column;
}

// All of them beside the title, so that the maps are seen at once below it.
template <typename Draw>
void draw_wide_line(const RunView& run, const ui::Card& card, const std::string& title, float right,
                    Draw&& draw_right, Actions& actions) {
  constexpr float gap = 12, shows = 150, scale = 216;
  Rect line = card.title_line();
  line.max.y = line.min.y + ui::control_height();
  const ImVec2 below = {line.min.x, line.max.y};
  const Rect rights = line.cut_right(std::ceil(right) + 1, gap), scales = line.cut_right(scale, 4);
  const char* by = tr("Colours by");
  const float title_width = ui::text_size(ui::Font::label_strong, title).x + gap;
  const float by_width = ui::text_size(ui::Font::label, by).x + 8;
  const bool told = title_width + shows + gap + by_width <= line.width();
  const Rect words = line.cut_right(told ? by_width : 0, gap), all = line.cut_right(shows, gap);
  ImDrawList* list = ImGui::GetWindowDrawList();
  ui::draw_text_in(list, ui::Font::label_strong, line, ui::colors().secondary, title);
  if (told) ui::draw_text_in(list, ui::Font::label, words, ui::colors().secondary, by);
  {
    const ui::Pane pane("inside.shows_pane", all, 0);
    choose_what(run, true, actions);
  }
  {
    const ui::Pane pane("inside.scale_pane", scales, 0);
    choose_scale(run, true, actions);
  }
  {
    const ui::Pane pane("inside.right_pane", rights, 0);
    draw_right();
  }
  ImGui::SetCursorScreenPos(below);
  ui::space(8 + ImGui::GetStyle().ItemSpacing.y);
}

const char* signs_words(bool weights) {
  return weights
             ? tr("Orange is negative, blue positive. Press a weight to see what it does.")
             : tr("Orange is negative, blue positive. Press a map to see where its numbers come "
                  "from.");
}

void choose_below_each_other(const RunView& run, Actions& actions) {
  ui::label(tr("Colours by"));
  choose_scale(run, true, actions);
}

void draw_weights(InsidePage& state, const RunView& run, const ui::Card& card, ChoicesPlace place,
                  Actions& actions) {
  constexpr float wide_choice = 210;
  if (place == ChoicesPlace::wide_column) {
    draw_wide_line(
        run, card, tr("Inside: the weights"), wide_choice,
        [&] { choose_weights(run, true, actions); }, actions);
    ui::small_print(signs_words(true));
  } else {
    const bool column = place == ChoicesPlace::column;
    draw_choices(
        run, column, signs_words(true), choose_weights_width(),
        [&] { choose_weights(run, column, actions); }, actions);
    if (column) choose_below_each_other(run, actions);
  }
  draw_inside_weights(state.weights, run, actions);
}

void draw_maps(InsidePage& state, const InsideLook& look, const RunView& run, const ui::Card& card,
               ChoicesPlace place, Actions& actions) {
  const auto draw_button = [&] { draw_image_numbers_button(state.numbers); };
  if (place == ChoicesPlace::wide_column) {
    draw_wide_line(run, card, title_of(state, run), image_numbers_button_width(), draw_button,
                   actions);
    draw_inside_maps(state.picture, look, run, 0, actions);
    ui::small_print(signs_words(false));
    return;
  }
  const bool column = place == ChoicesPlace::column;
  draw_choices(run, column, signs_words(false), image_numbers_button_width(), draw_button, actions);
  if (column) choose_below_each_other(run, actions);
  draw_inside_maps(state.picture, look, run, column ? 0 : card.rest().height(), actions);
}

// A height of 0: the card is as tall as its contents.
void draw_card(InsidePage& state, const InsideLook* look, const RunView& run, const Rect& rect,
               Actions& actions) {
  const ChoicesPlace place = choices_place(rect);
  const bool column = place != ChoicesPlace::card;
  const bool weights = run.ready() && shows_weights(run);
  const auto cell = look ? shown_cell(*look, run) : std::nullopt;
  const bool maps = look && !weights && !cell && !state.numbers.open;
  if (column) ui::follow_detail(state.scroll, cell.has_value());
  const ui::Card card("inside", rect, title_of(state, run),
                      place != ChoicesPlace::wide_column || !(weights || maps));
  if (!column) ui::follow_detail(state.scroll, cell.has_value());
  if (!column) draw_scale_line(card, run, actions);
  if (weights) {
    draw_weights(state, run, card, place, actions);
    return;
  }
  if (look == nullptr) {
    draw_nothing_yet(run, ui::take_rect(column ? 200 : card.rest().height()));
    return;
  }
  if (cell) {
    draw_inside_cell(state.cell, *look, run, *cell, actions);
    return;
  }
  state.cell.playing.reset();
  if (state.numbers.open) {
    draw_image_numbers(state.numbers, *look, state.watch.image(), run,
                       column ? 0 : card.rest().height());
    return;
  }
  draw_maps(state, *look, run, card, place, actions);
}

}  // namespace

void draw_inside(InsidePage& state, TestImages& images, const RunView& run, const Rect& rect,
                 Actions& actions) {
  const InsideLook* look = newest(state, run);
  // These want all the room.
  if (shows_weights(run) || (look && (state.numbers.open || shown_cell(*look, run)))) {
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
  if (!shows_weights(run)) draw_test_images(images, run, ui::next_rect(0), actions, 2);
}

}  // namespace descent
