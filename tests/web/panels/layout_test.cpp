#include "web/panels/layout.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace descent;

namespace {

View with_performance(bool open) {
  View view;
  view.performance = open;
  return view;
}

bool apart(const Rect& a, const Rect& b) {
  return a.max.x <= b.min.x || b.max.x <= a.min.x || a.max.y <= b.min.y || b.max.y <= a.min.y;
}

}  // namespace

TEST_CASE("layout: a wide screen has a column for the performance beside the cards") {
  const Layout closed = make_layout({1440, 900}, with_performance(false));
  CHECK(closed.size == Size::wide);
  const Layout open = make_layout({1440, 900}, with_performance(true));
  CHECK(apart(open.performance, open.middle));
  CHECK(apart(open.performance, open.right));
  CHECK(open.performance.max.x == closed.right.max.x);
  CHECK(open.middle.width() > 500);
  CHECK(open.right.width() > 300);
  // Where even what is left is wide, the data keep their place.
  const Layout large = make_layout({1920, 1080}, with_performance(true));
  CHECK(large.size == Size::wide);
  CHECK(large.show_left);
}

TEST_CASE("layout: at middle widths the performance lies over the right card alone") {
  const Layout open = make_layout({1024, 768}, with_performance(true));
  CHECK(open.size == Size::medium);
  CHECK(open.performance.min.x == open.right.min.x);
  CHECK(open.performance.max.x == open.right.max.x);
  CHECK(apart(open.performance, open.middle));
  CHECK(open.middle.width() > 500);
}

TEST_CASE("layout: on a phone the performance covers the content, and leaves play in reach") {
  const Layout open = make_layout({390, 844}, with_performance(true));
  CHECK(open.performance.width() == 390);
  CHECK(open.performance.max.y <= open.transport.min.y);
}
