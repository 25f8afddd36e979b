#include "web/scenes/images/filter_page.hpp"

#include <algorithm>
#include <string>

#include "engine/core/words.hpp"
#include "web/scenes/images/filter_kernel.hpp"
#include "web/scenes/images/filter_shows.hpp"
#include "web/scenes/images/inside_walk.hpp"
#include "web/scenes/images/inside_words.hpp"
#include "web/scenes/images/side_by_side.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float filter_width = 264, least_height = 420, card_padding = 28;

void draw_filter(FilterPage& state, const RunView& run, const Rect& rect, Actions& actions) {
  const ui::Card card("lab.filter_card", rect, tr("Filter"));
  draw_filter_kernel(run, actions);
  draw_filter_options(run, actions);
  ui::divider();
  draw_filter_network(state.network, run, actions);
}

const char* filter_nothing_words(const RunView& run) {
  if (!run.ready()) {
    return tr("What the filter makes of an image appears here as soon as the images are loaded.");
  }
  return run.dataset().validates_on_test
             ? tr("Choose a test image, or draw a digit: what the filter makes of it appears here.")
             : tr("Choose a validation image, or draw a digit: what the filter makes of it appears "
                  "here.");
}

// Short where what is chosen beside it needs the room.
std::string title_of(const FilterPage& state, const InsideLook* look, const RunView& run,
                     const Rect& rect) {
  if (run.view().lab_shows.example) return tr("The course's example");
  if (look == nullptr) return tr("Image");
  const ChosenImage& image = state.look.image();
  if (rect.height() <= 0) return image_words(image, run);
  return title_beside_lab_shows(image_words(image, run), image_name(image, run), run,
                                rect.width() - card_padding);
}

void draw_no_result(const FilterPage& state, const RunView& run, const Rect& area) {
  if (state.look.too_small()) {
    ui::empty_state(area, tr("The picture is too small"),
                    tr("Choose a filter of 3×3, the padding \"same\", or no pooling."));
  } else {
    ui::empty_state(area, tr("An image to filter"), filter_nothing_words(run));
  }
}

// A height of 0: the card is as tall as its contents, and has the options of the filter below the
// arithmetic; the two maps leave room for that in what is seen of the column.
void draw_result(FilterPage& state, const RunView& run, const Rect& rect, Actions& actions) {
  const bool column = rect.height() <= 0;
  const float seen = ImGui::GetWindowHeight();
  const InsideLook* look = state.look.update(run);
  const std::string title = title_of(state, look, run, rect);
  const ui::Card card("lab", rect, title);
  choose_lab_shows(card, title, column, run, actions);
  if (look == nullptr) {
    draw_no_result(state, run, ui::take_rect(column ? 160 : card.rest().height()));
    if (column) draw_filter_options(run, actions);
    return;
  }
  state.cell.among_all = false;
  state.cell.names = {tr("Image"), tr("Filter lab"), tr("Filter lab, pooling")};
  const auto& chosen = run.view().cell;
  const auto place = chosen ? existing(*look, *chosen) : std::nullopt;
  draw_inside_cell(state.cell, *look, run, place.value_or(middle_of(*look)), actions,
                   column ? seen : card.rest().height());
  if (!column) return;
  ui::divider();
  draw_filter_options(run, actions);
}

void draw_cards(FilterPage& state, TestImages& images, const RunView& run, Rect rest,
                Actions& actions) {
  const float row = test_images_height(run, rest.width(), 1);
  const Rect choice = rest.cut_bottom(row, card_gap);
  draw_filter(state, run, rest.cut_left(filter_width, card_gap), actions);
  draw_result(state, run, rest, actions);
  draw_test_images(images, run, choice, actions);
}

void draw_kernel_card(const RunView& run, const Rect& rect, Actions& actions) {
  const ui::Card card("lab.filter_card", rect, tr("Filter"));
  draw_filter_kernel(run, actions);
}

}  // namespace

void draw_filter_page(FilterPage& state, TestImages& images, const RunView& run, const Rect& rect,
                      Actions& actions) {
  const float least = least_height + card_gap + test_images_height(run, rect.width(), 1);
  if (rect.height() >= least) {
    draw_cards(state, images, run, rect, actions);
    return;
  }
  const ui::Pane pane("lab_pane", rect, 0);  // whole cards in a low window
  const Rect all = ui::take_rect(least);
  draw_cards(state, images, run, all, actions);
  ImGui::SetCursorScreenPos({all.min.x, all.max.y});
  ImGui::Dummy({0, 0});
}

void draw_filter_column(FilterPage& state, TestImages& images, const RunView& run,
                        Actions& actions) {
  if (has_room_side_by_side()) {
    draw_side_by_side(
        filter_width, [&](const Rect& rect) { draw_kernel_card(run, rect, actions); },
        [&](const Rect& rect) { draw_result(state, run, rect, actions); });
  } else {
    draw_kernel_card(run, ui::next_rect(0), actions);
    draw_result(state, run, ui::next_rect(0), actions);
  }
  draw_test_images(images, run, ui::next_rect(0), actions, 2);
  const ui::Card card("lab.network_card", ui::next_rect(0));
  draw_filter_network(state.network, run, actions);
}

}  // namespace descent
