#include "web/app/looks/projection_look.hpp"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <memory>

#include "tests/web/app/looks/two_classes.hpp"
#include "web/app/state/app.hpp"

namespace descent {
namespace {

// Until it is there.
void find_projection(App& app, ProjectionWatch& watch, double now) {
  watch.update(app.shown_run(), now);
  while (watch.looking()) app.looks().run_for(std::chrono::milliseconds(5));
}

}  // namespace

TEST_CASE("images are seen in a plane that stays while epochs pass") {
  App app = tests::two_classes();
  ProjectionWatch watch;
  CHECK(watch.seen() == nullptr);
  find_projection(app, watch, 0);
  const Projection* first = watch.seen();
  REQUIRE(first);
  CHECK(first->x.size() == 30);
  CHECK(first->explained[0] + first->explained[1] <= 1 + 1e-9);
  CHECK(first->explained[0] > 0.3);
  const std::vector<float> before = first->x;
  find_projection(app, watch, 1);
  CHECK(watch.seen() == first);  // nothing has changed
  app.apply(StepEpoch{});
  while (app.busy()) app.run_for(std::chrono::seconds(1));
  find_projection(app, watch, 2);
  const Projection* moved = watch.seen();
  REQUIRE(moved);
  CHECK(moved->x != before);
  CHECK(watch.basis_epoch() == 0);
  watch.find_plane_again();
  find_projection(app, watch, 3);
  REQUIRE(watch.seen());
  CHECK(watch.basis_epoch() == 1);
}

TEST_CASE("as many images are projected as are worth it") {
  const Sequential small({2, 2}, {Flatten{}, Dense{5, Activation::relu}, Dense{3}}, 7);
  CHECK(images_to_project(small, 10'000) == 1000);
  CHECK(images_to_project(small, 12) == 12);
}

}  // namespace descent
