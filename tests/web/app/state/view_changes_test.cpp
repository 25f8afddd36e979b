#include "web/app/state/view_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include "engine/core/error.hpp"

namespace descent {

TEST_CASE("on a phone each scene remembers its own tab") {
  View view;
  view.scene = Scene::images;
  change_view(view, SetPhoneTab{PhoneTab::training});
  view.scene = Scene::line;
  CHECK(view.tab() == PhoneTab::output);
  change_view(view, SetPhoneTab{PhoneTab::data});
  view.scene = Scene::images;
  CHECK(view.tab() == PhoneTab::training);
  view.scene = Scene::playground;
  CHECK(view.tab() == PhoneTab::output);
}

TEST_CASE("a page of the scene Images begins with the whole") {
  View view;
  CHECK(view.workbench_page == WorkbenchPage::training);
  change_view(view, ShowWorkbenchPage{WorkbenchPage::inside});
  change_view(view, LookAtCell{CellPlace{1, 5, 0}});
  CHECK(view.cell == CellPlace{1, 5, 0});
  change_view(view, LookAtCell{});
  CHECK_FALSE(view.cell);
  change_view(view, LookAtCell{CellPlace{1, 5, 0}});
  change_view(view, ShowWorkbenchPage{WorkbenchPage::inside});
  CHECK(view.workbench_page == WorkbenchPage::inside);
  CHECK_FALSE(view.cell);
}

TEST_CASE("another choice of images begins with its first page") {
  View view;
  change_view(view, SetImagePage{3});
  ImageFilter filter;
  filter.truth = 4;
  change_view(view, SetImageFilter{filter});
  CHECK(view.image_filter == filter);
  CHECK(view.image_page == 0);
}

TEST_CASE("the widest filter is of the same images") {
  const ImageFilter filter{ImageFilter::Which::wrong, 4, 9, 2, ImageOrigin::training};
  const ImageFilter wide = filter.widest();
  CHECK(wide.origin == ImageOrigin::training);
  CHECK_FALSE(wide.narrows());
  CHECK_FALSE(wide.needs_predictions());
}

TEST_CASE("of a network that begins anew no prediction chooses images, and the habit stays") {
  View view;
  view.image_filter = {ImageFilter::Which::wrong, 4, 9, 2};
  view.image_page = 3;
  forget_predictions(view);
  CHECK(view.image_filter == ImageFilter{ImageFilter::Which::wrong, 4, {}, {}});
  CHECK(view.image_page == 0);
  view.image_page = 3;
  forget_predictions(view);  // nothing to forget
  CHECK(view.image_page == 3);
}

TEST_CASE("a card is switched on and off; what is no card is not") {
  View view;
  change_view(view, ShowPart{Part::performance, true});
  CHECK(view.open.has(Part::performance));
  change_view(view, ShowPart{Part::performance, false});
  CHECK(view.open.empty());
  CHECK_THROWS_AS(change_view(view, ShowPart{Part::data, true}), Error);
}

}  // namespace descent
