#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <new>
#include <string>

#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("where memory runs out it is told, and nothing is lost") {
  bool enough = false;
  App app{tests::all_presets(),
          {{"mnist", "MNIST", ImageSetStatus::State::available}},
          [&](const ImageSetStatus&) {
            if (!enough) throw std::bad_alloc();
          }};
  const Experiment before = app.experiment();
  app.apply(SetScene{Scene::images});
  CHECK_THAT(app.message(), ContainsSubstring("not enough memory"));
  CHECK(app.image_set("mnist")->state == ImageSetStatus::State::failed);
  app.apply(SetScene{Scene::playground});
  CHECK(app.experiment() == before);
  CHECK(app.driver());
  enough = true;
  app.apply(SetScene{Scene::images});
  CHECK(app.image_set("mnist")->state == ImageSetStatus::State::loading);
}
