#include "web/app/state/view_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace descent {

TEST_CASE("on a phone each scene remembers its own tab") {
  View view;
  view.scene = Scene::digits;
  change_view(view, SetPhoneTab{PhoneTab::training});
  view.scene = Scene::line;
  CHECK(view.tab() == PhoneTab::output);
  change_view(view, SetPhoneTab{PhoneTab::data});
  view.scene = Scene::digits;
  CHECK(view.tab() == PhoneTab::training);
  view.scene = Scene::playground;
  CHECK(view.tab() == PhoneTab::output);
}

}  // namespace descent
