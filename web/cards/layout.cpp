#include "web/cards/layout.hpp"

#include <algorithm>

namespace descent {

namespace {

constexpr float top_height = 52;
constexpr float transport_height = 76;
constexpr float phone_transport_height = 132;  // with the four tabs
constexpr float phone_tabs_height = 48;

float transport_height_of(const Layout& layout, const Hidden& hidden) {
  if (layout.phone())
    return hidden.has(Part::transport) ? phone_tabs_height : phone_transport_height;
  return hidden.has(Part::transport) ? 0 : transport_height;
}

float left_width(Scene scene) { return scene == Scene::digits ? 262.f : 236.f; }
constexpr float performance_width = 372;

// Of what is going on: a sentence, its evidence (which takes a line more where it is narrow), and a
// row for what to do. In a low window the sentence alone.
float story_height(const Rect& cards) {
  constexpr float low = 440, lowest = 240;
  if (cards.height() < lowest) return 0;
  if (cards.height() < low) return 44;
  return cards.width() >= 720 ? 106 : 122;
}

Size size_for(float width) {
  return width >= 1200 ? Size::wide : width >= 700 ? Size::medium : Size::phone;
}

float right_width(Scene scene, float screen) {
  const float wide = scene == Scene::digits ? 330.f : 392.f;
  return std::min(wide, screen * 0.34f);
}

}  // namespace

Layout make_layout(ImVec2 screen, const View& view) {
  Layout layout;
  layout.screen = {{0, 0}, screen};
  layout.size = size_for(screen.x);

  Rect rest = layout.screen;
  layout.top = rest.cut_top(view.hidden.has(Part::top_bar) ? 0 : top_height);
  layout.transport = rest.cut_bottom(transport_height_of(layout, view.hidden));
  layout.content = rest.inset(layout.phone() ? 0 : card_gap);
  if (layout.phone()) {
    layout.show_left = false;
    layout.performance = layout.content;
    return layout;
  }
  if (view.performance && layout.size == Size::wide) {
    layout.performance = layout.content.cut_right(performance_width, card_gap);
    layout.size = size_for(layout.content.width() + 2 * card_gap);
  }

  Rect cards = layout.content;
  layout.data_hidden = view.hidden.has(Part::data);
  if (view.hidden.has(Part::data)) {
    layout.show_left = false;
  } else if (layout.size == Size::wide) {
    layout.left = cards.cut_left(left_width(view.scene), card_gap);
  } else {
    layout.left = cards;
    layout.left.max.x = cards.min.x + left_width(view.scene) + 24;
    layout.show_left = view.data_drawer;
  }
  float right = right_width(view.scene, layout.content.width() + 2 * card_gap);
  const bool over_right = view.performance && layout.performance.width() <= 0;
  if (over_right) right = std::max(right, performance_width);
  layout.right = cards.cut_right(right, card_gap);
  layout.middle = cards;
  if (const float height = story_height(cards); height > 0) {
    layout.story = layout.middle.cut_top(height, card_gap);
  }
  if (over_right) layout.performance = layout.right;
  return layout;
}

}  // namespace descent
