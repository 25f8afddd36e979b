#include "web/app/looks/confusion_look.hpp"

#include <catch2/catch_test_macros.hpp>
#include <numeric>

#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"

using namespace descent;

namespace {

std::size_t total(const ConfusionMatrix& matrix) {
  return std::accumulate(matrix.counts.begin(), matrix.counts.end(), std::size_t{0});
}

Experiment two_clouds() {
  Experiment experiment;
  experiment.data.name = "gauss";
  experiment.data.samples = 100;
  experiment.data.test_fraction = 0.3;
  experiment.model = {Dense{4, Activation::tanh}, Dense{1, Activation::tanh}};
  experiment.training.optimizer = SGD{0.03f};
  experiment.training.epochs = 50;
  return experiment;
}

}  // namespace

TEST_CASE("both splits are counted as the network is now") {
  App app = tests::app_of(two_clouds());
  app.apply(SetSpeed{0});
  app.apply(Play{});
  while (app.busy()) app.run_for(std::chrono::milliseconds(20));
  ConfusionLook look;
  look.update(app.shown_run(), false, 0, 1);
  REQUIRE(look.matrix());
  CHECK(total(*look.matrix()) == 30);
  look.update(app.shown_run(), true, 0, 1);  // at once: it is another one
  REQUIRE(look.matrix());
  CHECK(total(*look.matrix()) == 70);
  const ConfusionMatrix& matrix = *look.matrix();
  const double right = static_cast<double>(matrix.at(0, 0) + matrix.at(1, 1)) / 70;
  CHECK(right > 0.95);  // two clouds apart
}

TEST_CASE("values have no classes to count") {
  Experiment experiment = two_clouds();
  experiment.data.name = "reg_plane";
  experiment.model.back() = Dense{1};
  App app = tests::app_of(experiment);
  ConfusionLook look;
  look.update(app.shown_run(), false, 0, 1);
  CHECK_FALSE(look.matrix());
}
