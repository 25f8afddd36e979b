#include "web/app/looks/speed_look.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "engine/inspect/model_costs.hpp"
#include "tests/web/app/looks/image_site.hpp"

using namespace descent;
using namespace std::chrono_literals;

namespace {

// The way of a view: it asks in each frame until it is told.
std::optional<double> found_out(App& app, SpeedWatch& watch) {
  for (int frame = 0; frame < 1000; ++frame) {
    if (const auto speed = watch.samples_per_second(app.shown_run())) return speed;
    app.looks().run_for(5ms);
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("the speed of a network is known before it is trained, which it is not by that") {
  tests::ImageSite site(3, 6, true);
  const auto before = site.run().snapshot().model;
  SpeedWatch watch;
  const auto speed = found_out(site.app, watch);
  REQUIRE(speed);
  CHECK(*speed > 0);
  CHECK(site.run().snapshot().model == before);
  CHECK(site.run().snapshot().samples_seen == 0);
  CHECK(watch.samples_per_second(site.run()) == speed);  // and is not looked for again
  const std::vector<double> shares = watch.layer_shares(site.run());
  REQUIRE(shares.size() == site.app.experiment().model.size());
  double sum = 0;
  for (const double share : shares) sum += share;
  CHECK(sum > 0.3);  // the rest is the loss, the update and what lies between
  CHECK(sum <= 1);
  CHECK(*std::max_element(shares.begin(), shares.end()) == shares[0]);  // the Conv2D
  // Of another network another one.
  Experiment wider = site.app.experiment();
  std::get<Conv2D>(wider.model[0]).filters = 48;
  site.app.apply(SetLayers{wider.model});
  CHECK_FALSE(watch.samples_per_second(site.run()));
  const auto of_wider = found_out(site.app, watch);
  REQUIRE(of_wider);
  CHECK(*of_wider > 0);
  CHECK(of_wider != speed);
}

TEST_CASE("a speed is found where an epoch is one step, and none where nothing can be trained") {
  tests::ImageSite site(3, 6, true);
  Experiment whole = site.app.experiment();
  whole.training.batch_size = 40;
  SpeedLook one({whole}, site.run().shared_dataset(), default_kernels());
  while (!one.done()) one.go_on();
  CHECK(one.samples_per_second() > 0);
  Experiment broken = whole;
  broken.model.back() = Dense{2, Activation::softmax};  // three classes
  SpeedLook none({broken}, site.run().shared_dataset(), default_kernels());
  while (!none.done()) none.go_on();
  CHECK(none.samples_per_second() == 0);
  Experiment endless = whole;
  endless.training.batch_size = 4;
  descent::set_learning_rate(endless.training.optimizer, 1e30f);
  SpeedLook diverged({endless}, site.run().shared_dataset(), default_kernels());
  while (!diverged.done()) diverged.go_on();
}

TEST_CASE("the speed is that of all threads, as they train") {
  tests::ImageSite site(3, 6, true);
  ThreadPool threads(2);
  SpeedProbe probe{site.app.experiment()};
  probe.experiment.training.batch_size = 4;
  probe.shared_batch = 8;
  SpeedLook look(probe, site.run().shared_dataset(), default_kernels(), threads);
  while (!look.done()) look.go_on();
  CHECK(look.samples_per_second() > 0);
  CHECK(look.shares().size() == probe.experiment.model.size());
}

TEST_CASE("a network whose second one would take too much memory has a speed, but no shares") {
  tests::ImageSite site(3, 6, true);
  SpeedProbe probe{site.app.experiment()};
  probe.share = 0.25;
  SpeedLook look(probe, site.run().shared_dataset(), default_kernels());
  while (!look.done()) look.go_on();
  CHECK(look.samples_per_second() > 0);
  CHECK(look.shares().empty());
}

TEST_CASE("a network that is too large for a second one is estimated by a smaller one like it") {
  tests::ImageSite site(3, 6, true);
  Experiment wide = site.app.experiment();
  std::get<Conv2D>(wide.model[0]).filters = 48;
  site.app.apply(SetLayers{wide.model});
  const TrainedHow how{wide.training.optimizer, wide.training.batch_size, 0, 1};
  const std::uint64_t bytes = model_costs({28, 28}, wide.model, how).bytes;
  SpeedWatch watch(bytes / 2), none(1000);
  const auto speed = found_out(site.app, watch);
  REQUIRE(speed);
  CHECK(*speed > 0);
  CHECK(watch.layer_shares(site.run()).empty());
  CHECK_FALSE(found_out(site.app, none));
}
