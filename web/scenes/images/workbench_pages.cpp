#include "web/scenes/images/workbench_pages.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/words.hpp"
#include "web/cards/training_settings.hpp"
#include "web/frame/drawer.hpp"
#include "web/scenes/images/side_by_side.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float least_curves = 150, usual_curves = 200;
constexpr float low_page = 540;  // the curves are short of room
constexpr std::size_t most_rows_below = 4;
constexpr float tab_width = 108;

// --- the page Training ---

// Curves, whole rows of test images, accuracy per class: the images get what the others leave.
void draw_training(ImagesPanel& state, const RunView& run, const Layout& layout, const Rect& page,
                   Actions& actions) {
  Rect rect = page;
  const float bars_height =
      page.height() < low_page ? low_class_accuracy_height : class_accuracy_height;
  const float least =
      least_curves + card_gap + test_images_height(run, rect.width(), 1) + card_gap + bars_height;
  const bool scrolls = rect.height() < least;  // whole cards in a window as low as that
  std::optional<ui::Pane> pane;
  if (scrolls) {
    pane.emplace("images_middle", rect, 0.f);
    rect = ui::next_rect(least);
  }
  const Rect bars = rect.cut_bottom(bars_height, card_gap);
  std::size_t rows = 1;
  const auto images_height = [&](std::size_t count) {
    return test_images_height(run, rect.width(), count);
  };
  while (rows < most_rows_below &&
         images_height(rows + 1) + card_gap + usual_curves <= rect.height())
    ++rows;
  const float images = std::min(images_height(rows), rect.height() - card_gap - least_curves);
  const Rect image_card = rect.cut_bottom(images, card_gap);
  draw_images_curves(state.curves, run, layout, rect, actions);
  draw_test_images(state.images, run, image_card, actions);
  draw_class_accuracy(state.class_accuracy, run, bars);
  if (!scrolls) return;
  ImGui::SetCursorScreenPos({bars.min.x, bars.max.y});
  ImGui::Dummy({0, 0});
}

void draw_story_and_curves(ImagesPanel& state, const RunView& run, const Layout& layout,
                           Actions& actions) {
  constexpr float story_width = 252, least_height = 190;
  const auto story = [&](const Rect& rect) {
    const ui::Card card("story", rect);
    draw_story(state.story, run, actions);
  };
  const bool beside = run.ready() && has_room_side_by_side();
  const float height = beside ? std::max(least_height, std::floor(seen_below())) : 0;
  const auto curves = [&](const Rect& rect) {
    const Rect place{rect.min, {rect.max.x, rect.min.y + height}};
    draw_images_curves(state.curves, run, layout, place, actions);
  };
  if (beside) {
    draw_side_by_side(story_width, story, curves);
    return;
  }
  if (run.ready()) story(ui::next_rect(0));
  curves(ui::next_rect(0));
}

// On a turned phone the curves have what is seen of the column, beside what is going on.
void draw_training_column(ImagesPanel& state, const RunView& run, const Layout& layout,
                          Actions& actions) {
  draw_story_and_curves(state, run, layout, actions);
  draw_test_images(state.images, run, ui::next_rect(0), actions);
  draw_class_accuracy(state.class_accuracy, run, ui::next_rect(0));
  draw_training_card(run, actions);
}

// --- the others ---

template <auto part, auto draw>
void draw_page(ImagesPanel& state, const RunView& run, const Layout&, const Rect& rect,
               Actions& actions) {
  draw(state.*part, state.images, run, rect, actions);
}

template <auto part, auto draw>
void draw_page_column(ImagesPanel& state, const RunView& run, const Layout&, Actions& actions) {
  draw(state.*part, state.images, run, actions);
}

struct PageRow {
  WorkbenchPage page;
  void (*draw)(ImagesPanel&, const RunView&, const Layout&, const Rect&, Actions&);
  void (*draw_column)(ImagesPanel&, const RunView&, const Layout&, Actions&);
};
constexpr std::array<PageRow, workbench_page_count> rows = {{
    {WorkbenchPage::training, draw_training, draw_training_column},
    {WorkbenchPage::inside, draw_page<&ImagesPanel::inside, draw_inside>,
     draw_page_column<&ImagesPanel::inside, draw_inside_column>},
    {WorkbenchPage::filters, draw_page<&ImagesPanel::filters, draw_filter_page>,
     draw_page_column<&ImagesPanel::filters, draw_filter_column>},
    {WorkbenchPage::judging, draw_page<&ImagesPanel::judging, draw_judging>,
     draw_page_column<&ImagesPanel::judging, draw_judging_column>},
    {WorkbenchPage::why, draw_page<&ImagesPanel::why, draw_why>,
     draw_page_column<&ImagesPanel::why, draw_why_column>},
}};
static_assert(rows[4].page == WorkbenchPage::why);  // in the order of WorkbenchPage

const PageRow& row_of(const RunView& run) {
  return rows[static_cast<std::size_t>(run.view().workbench_page)];
}

// --- the tabs ---

void draw_tabs(const RunView& run, Actions& actions) {
  std::vector<ui::ChoiceWord> words;
  std::string hint;
  for (const WorkbenchPageInfo& info : all_workbench_pages()) {
    const std::string title(tr_marked(info.title));
    words.push_back({info.id, title});
    hint += (hint.empty() ? "" : "\n") + title + ": " + std::string(tr_marked(info.hint));
  }
  const auto selected = static_cast<std::size_t>(run.view().workbench_page);
  const auto chosen = ui::segmented("workbench_page", words, selected, hint);
  if (chosen) actions.push_back(ShowWorkbenchPage{all_workbench_pages()[*chosen].page});
}

void draw_tab_line(const RunView& run, const Layout& layout, const Rect& line, Actions& actions) {
  const float drawer = drawer_button_width(layout);
  const float room = line.width() - (drawer > 0 ? drawer + 12 : 0);
  const float width = std::min(tab_width * workbench_page_count, room);
  {
    const ui::Pane pane("images_tabs", {line.min, {line.min.x + width, line.max.y}}, 0);
    draw_tabs(run, actions);
  }
  // The page Training has it on its first card.
  if (run.view().workbench_page == WorkbenchPage::training) return;
  if (drawer <= 0) return;
  ImGui::SetCursorScreenPos({line.max.x - drawer, line.min.y + 5});
  draw_drawer_button(layout, actions);
}

}  // namespace

void draw_workbench_page(ImagesPanel& state, const RunView& run, const Layout& layout,
                         Actions& actions) {
  Rect rect = layout.middle;
  draw_tab_line(run, layout, rect.cut_top(ui::control_height() - 4, 8), actions);
  row_of(run).draw(state, run, layout, rect, actions);
}

void draw_workbench_page_column(ImagesPanel& state, const RunView& run, const Layout& layout,
                                Actions& actions) {
  draw_tabs(run, actions);
  row_of(run).draw_column(state, run, layout, actions);
}

}  // namespace descent
