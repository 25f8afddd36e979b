#include "web/scenes/images/filter_page.hpp"

#include <algorithm>
#include <functional>
#include <string>

#include "engine/core/words.hpp"
#include "web/scenes/images/filter_kernel.hpp"
#include "web/scenes/images/filter_shows.hpp"
#include "web/scenes/images/inside_walk.hpp"
#include "web/scenes/images/inside_words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float filter_width = 264, least_height = 420;

void draw_filter(FilterPage& state, const RunView& run, const Rect& rect, Actions& actions) {
  const ui::Card card("lab.filter_card", rect, tr("Filter"));
  draw_filter_kernel(run, actions);
  draw_filter_options(run, actions);
  ui::divider();
  draw_filter_network(state.network, run, actions);
}

std::string title_of(const FilterPage& state, const InsideLook* look, const RunView& run) {
  if (run.view().lab_shows.example) return tr("The course's example");
  return look ? image_words(state.look.image(), run) : std::string(tr("Image"));
}

void draw_no_result(const FilterPage& state, const Rect& area) {
  if (state.look.too_small()) {
    ui::empty_state(area, tr("The picture is too small"),
                    tr("Choose a filter of 3×3, the padding \"same\", or no pooling."));
  } else {
    ui::empty_state(area, tr("An image to filter"),
                    tr("Choose a test image, or draw a digit: what the filter makes of it appears "
                       "here."));
  }
}

// A height of 0: the card is as tall as its contents, and has the options of the filter beside the
// map that they change.
void draw_result(FilterPage& state, const RunView& run, const Rect& rect, Actions& actions) {
  const bool column = rect.height() <= 0;
  const InsideLook* look = state.look.update(run);
  const std::string title = title_of(state, look, run);
  const ui::Card card("lab", rect, title);
  choose_lab_shows(card, title, column, run, actions);
  if (look == nullptr) {
    draw_no_result(state, ui::take_rect(column ? 160 : card.rest().height()));
    if (column) draw_filter_options(run, actions);
    return;
  }
  state.cell.among_all = false;
  const auto& chosen = run.view().cell;
  const auto place = chosen ? existing(*look, *chosen) : std::nullopt;
  const auto draw_options = [&] {
    ui::divider();
    draw_filter_options(run, actions);
    ui::divider();
  };
  draw_inside_cell(state.cell, *look, run, place.value_or(middle_of(*look)), actions,
                   column ? std::function<void()>(draw_options) : nullptr);
}

void draw_cards(FilterPage& state, TestImages& images, const RunView& run, Rect rest,
                Actions& actions) {
  const float row = test_images_height(run, rest.width(), 1);
  const Rect choice = rest.cut_bottom(row, card_gap);
  draw_filter(state, run, rest.cut_left(filter_width, card_gap), actions);
  draw_result(state, run, rest, actions);
  draw_test_images(images, run, choice, actions);
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
  {
    const ui::Card card("lab.filter_card", ui::next_rect(0), tr("Filter"));
    draw_filter_kernel(run, actions);
  }
  draw_result(state, run, ui::next_rect(0), actions);
  draw_test_images(images, run, ui::next_rect(0), actions, 2);
  const ui::Card card("lab.network_card", ui::next_rect(0));
  draw_filter_network(state.network, run, actions);
}

}  // namespace descent
