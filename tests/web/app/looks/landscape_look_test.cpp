#include "web/app/looks/landscape_look.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <chrono>
#include <cmath>

#include "tests/web/app/apps.hpp"

namespace descent {
namespace {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using namespace std::chrono_literals;

struct Site {
  App app = tests::app_of_presets();
  LandscapeWatch watch;

  explicit Site(const char* preset = "circle") { app.apply(LoadPreset{preset}); }
  void train(std::size_t epochs) {
    for (std::size_t i = 0; i < epochs; ++i) {
      app.apply(StepEpoch{});
      while (app.busy()) app.run_for(1s);
    }
  }
  void show(PlaneChoice plane, std::optional<PlaneSpot> place = {}) {
    LandscapeView view = app.view().landscape;
    view.open = true;
    view.plane = plane;
    view.place = place;
    app.apply(ShowLandscape{view});
  }
  // Until all of it is known.
  const Landscape* find(double now) {
    const Landscape* found = watch.update(app.shown_run(), now);
    while (watch.under_way()) {
      app.looks().run_for(5ms);
      found = watch.update(app.shown_run(), now);
    }
    return found;
  }
  const Landscape& found(double now) {
    const Landscape* landscape = find(now);
    REQUIRE(landscape);
    REQUIRE(landscape->whole());
    return *landscape;
  }
};

}  // namespace

TEST_CASE("a landscape costs nothing until it is asked for, and is given up when it is closed") {
  Site site;
  site.train(5);
  CHECK(site.watch.update(site.app.shown_run(), 0) == nullptr);
  CHECK_FALSE(site.watch.under_way());
  CHECK_FALSE(site.app.looks().busy());
  site.show(PlaneChoice::random);
  site.watch.update(site.app.shown_run(), 0);
  REQUIRE(site.watch.under_way());
  LandscapeView view = site.app.view().landscape;
  view.open = false;
  site.app.apply(ShowLandscape{view});
  CHECK(site.watch.update(site.app.shown_run(), 0) == nullptr);
  CHECK_FALSE(site.watch.under_way());
  site.app.looks().run_for(0s);
  CHECK_FALSE(site.app.looks().busy());
}

TEST_CASE("along a path: its newest state lies on the plane, with its own loss") {
  Site site;
  site.train(20);
  site.show(PlaneChoice::path);
  const Landscape& found = site.found(0);
  REQUIRE(found.path.size() >= 3);
  CHECK(found.path.size() <= 64);
  CHECK(found.path.front().position == 0);
  CHECK(found.path.back().position == 20);
  CHECK(found.path.back().at == PlaneSpot{0, 0});
  CHECK(found.path.back().height == found.path.back().loss);
  // All training samples, so it is the loss of the training itself.
  CHECK(found.samples == found.all_samples);
  const Snapshot& now = site.app.driver()->snapshot();
  CHECK_THAT(found.path.back().loss, WithinRel(now.evaluated_loss, 1e-6));
  CHECK(found.share > 0.5);
  CHECK(found.share <= 1);
  for (const StateOnPlane& state : found.path) {
    CHECK(state.at.x > found.range.low_x);
    CHECK(state.at.x < found.range.high_x);
    CHECK(state.at.y > found.range.low_y);
    CHECK(state.at.y < found.range.high_y);
  }
}

TEST_CASE("a network that is not trained has no path, but random directions") {
  Site site;
  site.show(PlaneChoice::path);
  CHECK(site.find(0) == nullptr);
  CHECK(site.watch.problem().find("random directions") != std::string::npos);
  site.show(PlaneChoice::random);
  const Landscape& found = site.found(0);
  CHECK(site.watch.problem().empty());
  // In the middle is the network itself.
  const PlaceOnLandscape own = network_of(site.app.shown_run(), found);
  CHECK(found.losses[25 * LossLandscape::side + 25] == own.measured.scores.loss);
}

TEST_CASE("a network of two numbers has no landscape beside the Line's own") {
  Site site("line_steep");
  site.show(PlaneChoice::random);
  CHECK(site.find(0) == nullptr);
  CHECK_FALSE(site.watch.problem().empty());
}

TEST_CASE("the network of a place has the plane's weights, and the run keeps its own") {
  Site site;
  site.train(6);
  site.show(PlaneChoice::path);
  const Landscape found = site.found(0);
  const auto before = weights_hash(site.app.driver()->snapshot().model->parameters());
  const PlaneSpot start = found.path.front().at;
  const PlaceOnLandscape there = network_at(site.app.shown_run(), found, start);
  CHECK(there.measured.scores.loss == found.path.front().height);
  const std::vector<float> weights = trained_weights(*there.snapshot->model);
  const PathOnPlane seen = path_on_plane(*found.plane, weights);
  CHECK_THAT(seen.places[0].x, WithinAbs(start.x, 1e-5));
  CHECK_THAT(seen.places[0].y, WithinAbs(start.y, 1e-5));
  CHECK_THAT(seen.share, WithinAbs(1, 1e-9));
  CHECK(weights_hash(site.app.driver()->snapshot().model->parameters()) == before);
}

TEST_CASE("the seed, the training and the run that is shown decide the landscape") {
  Site site;
  site.train(4);
  site.show(PlaneChoice::random);
  const Landscape first = site.found(0);
  CHECK(site.found(1).plane == first.plane);  // nothing has changed
  LandscapeView view = site.app.view().landscape;
  ++view.seed;
  site.app.apply(ShowLandscape{view});
  const Landscape other = site.found(2);
  CHECK(other.losses != first.losses);
  --view.seed;
  site.app.apply(ShowLandscape{view});
  CHECK(site.found(3).losses == first.losses);
  // It stays while a place of it is looked at, and follows the training then.
  site.show(PlaneChoice::random, PlaneSpot{0.5, 0.5});
  site.train(1);
  CHECK(site.found(4).model == first.model);
  site.show(PlaneChoice::random);
  CHECK(site.found(5).model == site.app.driver()->snapshot().model);
  site.app.apply(AddRun{"B"});
  site.train(3);
  const Landscape trained = site.found(6);
  std::uint64_t another = 0;
  for (const RunView& run : site.app.runs()) {
    if (run.id() != site.app.shown_run().id()) another = run.id();
  }
  site.app.apply(ShowRun{another});
  const Landscape& shown = site.found(7);
  CHECK(shown.model == site.app.driver()->snapshot().model);
  CHECK(shown.losses != trained.losses);
}

TEST_CASE("another plane, or a closed dialog, shows no place") {
  Site site;
  site.show(PlaneChoice::random);
  site.show(PlaneChoice::random, PlaneSpot{0.1, 0.2});
  CHECK(site.app.view().landscape.place.has_value());
  site.show(PlaneChoice::path, PlaneSpot{0.1, 0.2});
  CHECK_FALSE(site.app.view().landscape.place.has_value());
}

}  // namespace descent
