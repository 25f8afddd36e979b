#include "web/cards/layout.hpp"

#include <algorithm>
#include <cmath>

#include "web/ui/input.hpp"

namespace descent {

namespace {

constexpr float top_height = 52;
constexpr float transport_height = 76;
constexpr float phone_buttons_height = 64;
constexpr float progress_words_height = 16;
constexpr float phone_tabs_height = 48, one_row_top_height = 46;
constexpr float least_two_columns = 560;  // of a phone's window, to lie beside each other
constexpr float one_row_height = 400;     // below it there is no room for two rows at the bottom
constexpr float all_buttons_width = 440;  // of one row: reset, play, one epoch and the tabs
constexpr float phone_width = 372;
// What a finger finds; on a turned phone, where height is scarce, the least of it.
constexpr float timeline_height = 44, low_timeline_height = 24, least_with_timeline = 300;

float top_height_of(const Layout& layout, const Parts& hidden) {
  if (hidden.has(Part::top_bar)) return 0;
  return layout.one_row ? one_row_top_height : top_height;
}

float transport_height_of(const Layout& layout, const Parts& hidden) {
  if (layout.phone()) {
    if (hidden.has(Part::transport)) return phone_tabs_height;
    if (layout.one_row) return phone_tabs_height + std::max(0.f, layout.timeline - 4);
    return layout.timeline + layout.progress_words + phone_buttons_height + phone_tabs_height;
  }
  return hidden.has(Part::transport) ? 0 : transport_height;
}

void choose_phone_bars(Layout& layout, ImVec2 screen) {
  const bool beside = screen.x >= least_two_columns && screen.x > screen.y;
  layout.one_row = beside || screen.y < one_row_height;
  layout.few_buttons = layout.one_row && screen.x < all_buttons_width;
  layout.narrow = screen.x < phone_width;
  layout.timeline = screen.y < least_with_timeline ? 0
                    : layout.one_row               ? low_timeline_height
                                                   : timeline_height;
  // Epochs of points are too short to be told how far they are.
  layout.progress_words = layout.scene == Scene::images ? progress_words_height : 0;
}

// The picture beside the rest where the window is wider than high. What the network of images does
// with an image wants all the width.
void choose_phone_columns(Layout& layout, const View& view) {
  layout.column = layout.content;
  const bool beside =
      layout.screen.width() >= least_two_columns && layout.screen.width() > layout.screen.height();
  const bool alone = view.scene == Scene::images && view.tab() == PhoneTab::training;
  if (!beside || alone) return;
  Rect rest = layout.content;
  layout.picture = rest.cut_left(std::floor(rest.width() / 2));
  layout.picture.min.x += card_gap;
  layout.picture.min.y += card_gap;
  layout.picture.max.y -= card_gap;
  layout.column = rest;
}

constexpr float left_width = 262;
constexpr float performance_width = 372;

// Of what is going on: a sentence, its evidence (which takes a line more where it is narrow), and a
// row for what to do. In a low window, and above pages that look at something else, the sentence
// alone.
float story_height(const Rect& cards, const View& view) {
  constexpr float low = 440, lowest = 240;
  if (cards.height() < lowest) return 0;
  const bool elsewhere =
      view.scene == Scene::images && view.workbench_page != WorkbenchPage::training;
  if (elsewhere || cards.height() < low) return 44;
  return cards.width() >= 720 ? 106 : 122;
}

Size size_for(float width, float height) {
  if (ui::small_window({width, height})) return Size::phone;
  return width >= 1200 ? Size::wide : Size::medium;
}

float right_width(Scene scene, float screen) {
  constexpr float least = 280;
  return std::clamp(screen * 0.34f, least, scene_info(scene).right_width);
}

}  // namespace

Layout make_layout(ImVec2 screen, const View& view) {
  Layout layout;
  layout.screen = {{0, 0}, screen};
  layout.scene = view.scene;
  layout.size = size_for(screen.x, screen.y);
  if (layout.phone()) choose_phone_bars(layout, screen);

  Rect rest = layout.screen;
  layout.top = rest.cut_top(top_height_of(layout, view.hidden));
  layout.transport = rest.cut_bottom(transport_height_of(layout, view.hidden));
  layout.content = rest.inset(layout.phone() ? 0 : card_gap);
  if (layout.phone()) {
    layout.show_left = false;
    layout.performance = layout.content;
    choose_phone_columns(layout, view);
    return layout;
  }
  if (view.open.has(Part::performance) && layout.size == Size::wide) {
    layout.performance = layout.content.cut_right(performance_width, card_gap);
    layout.size = size_for(layout.content.width() + 2 * card_gap, screen.y);
  }

  Rect cards = layout.content;
  layout.data_hidden = view.hidden.has(Part::data);
  if (view.hidden.has(Part::data)) {
    layout.show_left = false;
  } else if (layout.size == Size::wide) {
    layout.left = cards.cut_left(left_width, card_gap);
  } else {
    layout.left = cards;
    layout.left.max.x = cards.min.x + left_width + 24;
    layout.show_left = view.data_drawer;
  }
  float right = right_width(view.scene, layout.content.width() + 2 * card_gap);
  const bool over_right = view.open.has(Part::performance) && layout.performance.width() <= 0;
  if (over_right) right = std::max(right, performance_width);
  layout.right = cards.cut_right(right, card_gap);
  layout.middle = cards;
  if (const float height = story_height(cards, view); height > 0) {
    layout.story = layout.middle.cut_top(height, card_gap);
  }
  if (over_right) layout.performance = layout.right;
  return layout;
}

Rect take_row_above_bar(Layout& layout) {
  constexpr float height = 48;
  const Rect row{{layout.screen.min.x, layout.transport.min.y - height},
                 {layout.screen.max.x, layout.transport.min.y}};
  for (Rect* place : {&layout.content, &layout.column, &layout.picture, &layout.performance}) {
    place->max.y = std::min(place->max.y, std::max(place->min.y, row.min.y));
  }
  return row;
}

}  // namespace descent
