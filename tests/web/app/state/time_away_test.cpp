#include "web/app/state/time_away.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "tests/web/app/looks/image_site.hpp"

using namespace descent;
using Catch::Matchers::WithinRel;
using namespace std::chrono_literals;

TEST_CASE("a training that was held back while nobody saw it is told of") {
  const TimeAway::Time left{};
  TimeAway away;
  CHECK_FALSE(away.held_back(500, left + 60s));  // it never left
  away.leave(1000, 5000, left);
  const auto share = away.held_back(5000 + 6000, left + 60s);
  REQUIRE(share);
  CHECK_THAT(*share, WithinRel(0.1, 1e-9));
  CHECK_FALSE(away.held_back(20000, left + 120s));  // told once
  away.leave(1000, 5000, left);
  CHECK_FALSE(away.held_back(5000 + 40000, left + 60s));  // about as much
  away.leave(1000, 5000, left);
  CHECK_FALSE(away.held_back(5000, left + 3s));  // too short
  away.leave(1000, 5000, left);
  CHECK_FALSE(away.held_back(0, left + 60s));  // begun anew meanwhile
  away.leave(0, 5000, left);
  CHECK_FALSE(away.held_back(5000, left + 60s));  // it did not train
}

TEST_CASE("images are trained on behind another tab, and rest where the page is out of view") {
  tests::ImageSite site(3, 6, true);
  site.app.apply(Play{});
  site.app.apply(SetSeen{false, true});
  CHECK_FALSE(site.app.resting());
  site.app.apply(SetSeen{false});
  CHECK(site.app.resting());
  site.app.apply(SetScene{Scene::playground});
  site.app.apply(SetSeen{false, true});
  CHECK(site.app.resting());
  site.app.apply(SetSeen{true});
  CHECK_FALSE(site.app.resting());
  CHECK(site.app.message().empty());
}
