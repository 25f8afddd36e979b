#include "web/cards/layout.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace descent;

namespace {

View with_performance(bool open) {
  View view;
  view.open.set(Part::performance, open);
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

TEST_CASE("layout: what is hidden leaves its room to the others, and hides nothing else") {
  const auto hiding = [](ImVec2 screen, Parts hidden) {
    View view;
    view.hidden = hidden;
    return make_layout(screen, view);
  };
  const Layout all = hiding({1440, 900}, {});
  const Layout no_top = hiding({1440, 900}, {Part::top_bar});
  CHECK(no_top.top.height() == 0);
  CHECK(no_top.middle.height() == all.middle.height() + all.top.height());
  CHECK(no_top.show_left);
  const Layout no_data = hiding({1440, 900}, {Part::data});
  CHECK_FALSE(no_data.show_left);
  CHECK(no_data.middle.min.x == all.left.min.x);
  CHECK(no_data.right.width() == all.right.width());
  CHECK(no_data.transport.height() == all.transport.height());
  const Layout no_transport = hiding({1440, 900}, {Part::transport});
  CHECK(no_transport.transport.height() == 0);
  CHECK(no_transport.top.height() == all.top.height());
  CHECK_FALSE(hiding({1024, 768}, {Part::data}).show_left);
  // A phone keeps its tabs.
  CHECK(hiding({390, 844}, {Part::transport}).transport.height() >= 44);
}

TEST_CASE("layout: what is going on has a high place of its own in every scene") {
  for (const Scene scene : {Scene::line, Scene::playground, Scene::images}) {
    for (const ImVec2 screen : {ImVec2{1440, 900}, ImVec2{1024, 768}}) {
      View view;
      view.scene = scene;
      for (const bool drawer : {false, true}) {
        view.data_drawer = drawer;
        const Layout layout = make_layout(screen, view);
        CHECK(layout.story.height() >= 100);
        CHECK(layout.story.width() >= 500);
        CHECK(layout.story.min.y < 0.15f * screen.y);
        CHECK(apart(layout.story, layout.middle));
        CHECK(apart(layout.story, layout.right));
        CHECK(layout.middle.height() > 400);
      }
    }
  }
  // A low window has the sentence alone.
  const Layout low = make_layout({844, 520}, View{});
  CHECK(low.story.height() > 0);
  CHECK(low.story.height() < 60);
}

TEST_CASE(
    "layout: a turned phone has two columns, the picture beside the tab, and one row of bars") {
  const Layout turned = make_layout({844, 390}, {});
  CHECK(turned.phone());
  REQUIRE(turned.two_columns());
  CHECK(turned.one_row);
  CHECK_FALSE(turned.few_buttons);
  CHECK(apart(turned.picture, turned.column));
  CHECK(turned.picture.width() > 380);
  CHECK(turned.picture.height() > 245);
  const Layout upright = make_layout({390, 844}, {});
  CHECK_FALSE(upright.two_columns());
  CHECK_FALSE(upright.one_row);
  CHECK(upright.column.width() == upright.content.width());
}

TEST_CASE("layout: on a turned phone the pages of Images have all the width, the pad a tab") {
  View view;
  view.scene = Scene::images;
  const auto with_tab = [&](PhoneTab tab) {
    view.tabs[static_cast<std::size_t>(Scene::images)] = tab;
    return make_layout({844, 390}, view);
  };
  for (const PhoneTab tab : {PhoneTab::output, PhoneTab::data, PhoneTab::network}) {
    CHECK(with_tab(tab).two_columns());
  }
  const Layout pages = with_tab(PhoneTab::training);
  CHECK_FALSE(pages.two_columns());
  CHECK(pages.one_row);
  CHECK(pages.column.width() == 844);
  view.scene = Scene::playground;
  view.tabs[static_cast<std::size_t>(Scene::playground)] = PhoneTab::training;
  CHECK(make_layout({844, 390}, view).two_columns());
}

TEST_CASE("layout: in every window the bars leave most of it to what they are about") {
  for (float width = 280; width < 4000; width *= 1.3f) {
    for (float height = 220; height < 2200; height *= 1.3f) {
      for (const Scene scene : {Scene::line, Scene::playground, Scene::images}) {
        INFO(width << " x " << height);
        View view;
        view.scene = scene;
        const Layout layout = make_layout({width, height}, view);
        CHECK(layout.top.max.y <= layout.content.min.y);
        CHECK(layout.content.max.y <= layout.transport.min.y);
        CHECK(layout.transport.max.y == height);
        CHECK(layout.content.height() >= 0.5f * height);
        if (layout.two_columns()) {
          CHECK(apart(layout.picture, layout.column));
          CHECK(layout.column.max.x == layout.content.max.x);
          CHECK(layout.picture.height() > 70);
        }
        if (layout.phone()) continue;
        CHECK(apart(layout.middle, layout.right));
        CHECK(layout.middle.width() >= 360);
        CHECK(layout.right.width() >= 280);
        CHECK(layout.middle.height() >= 200);
        if (layout.size == Size::wide) CHECK(apart(layout.left, layout.middle));
      }
    }
  }
}

TEST_CASE("pages of images that look at something else leave the story one line") {
  View view;
  view.scene = Scene::images;
  CHECK(make_layout({1024, 768}, view).story.height() > 60);
  view.workbench_page = WorkbenchPage::inside;
  CHECK(make_layout({1024, 768}, view).story.height() < 60);
  view.scene = Scene::playground;
  CHECK(make_layout({1024, 768}, view).story.height() > 60);
}
