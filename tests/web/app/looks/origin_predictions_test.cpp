#include "web/app/looks/origin_predictions.hpp"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cmath>

#include "tests/web/app/looks/image_site.hpp"
#include "web/app/looks/image_predictions.hpp"

using namespace descent;
using Known = std::shared_ptr<const std::vector<Prediction>>;

namespace {

struct PredictedSite : tests::ImageSite {
  PredictedSite() : ImageSite(2, 6, true) {}

  // Of the training images, as soon as they are known.
  Known wait_for(OriginPredictions& predictions, const Known& before = nullptr) {
    Known known;
    for (int i = 0; i < 1000 && (!known || known == before); ++i) {
      known = predictions.of(run(), ImageOrigin::training, true);
      app.run_for(std::chrono::milliseconds(5));
    }
    return known;
  }
};

void check_are_of_model(const RunView& run, const std::vector<Prediction>& known) {
  const Samples& images = run.dataset().train.inputs;
  REQUIRE(known.size() == images.count());
  std::vector<float> pixels(images.sample_size());
  for (std::size_t i = 0; i < known.size(); ++i) {
    images.copy_sample(i, pixels.data());
    const Prediction alone =
        predict_image(*run.snapshot().model, run.kernels(), pixels).predictions[0];
    CHECK(known[i].label == alone.label);
    CHECK(std::abs(known[i].confidence - alone.confidence) < 1e-5f);
  }
}

}  // namespace

TEST_CASE("origin predictions: training images are looked at once somebody asks") {
  PredictedSite site;
  OriginPredictions predictions;
  CHECK_FALSE(predictions.of(site.run(), ImageOrigin::training, true));  // it has not learnt yet
  site.train();
  CHECK_FALSE(predictions.of(site.run(), ImageOrigin::training, false));  // nobody has asked
  const Known known = site.wait_for(predictions);
  REQUIRE(known);
  check_are_of_model(site.run(), *known);
  CHECK(predictions.of(site.run(), ImageOrigin::training, true) == known);  // nothing has changed
  CHECK(predictions.of(site.run(), ImageOrigin::training, false) == known);
}

TEST_CASE("origin predictions: of another model they are looked for anew") {
  PredictedSite site;
  OriginPredictions predictions;
  site.train();
  const Known first = site.wait_for(predictions);
  REQUIRE(first);
  site.train();
  CHECK(predictions.of(site.run(), ImageOrigin::training, false) == first);  // the newest known
  const Known second = site.wait_for(predictions, first);
  REQUIRE(second);
  CHECK(second != first);
  check_are_of_model(site.run(), *second);

  site.app.apply(SetExperiment{tests::small_network(2)});
  site.app.apply(Reset{});
  CHECK_FALSE(predictions.of(site.run(), ImageOrigin::training, false));
}

TEST_CASE("origin predictions: of what epochs are evaluated on they are the epoch's own") {
  PredictedSite site;
  OriginPredictions predictions;
  CHECK_FALSE(predictions.of(site.run(), ImageOrigin::validation, true));
  site.app.apply(StepEpoch{});
  for (int i = 0; i < 1000 && !site.run().snapshot().predictions; ++i) {
    site.app.run_for(std::chrono::milliseconds(5));
  }
  CHECK(predictions.of(site.run(), ImageOrigin::validation, false) ==
        site.run().snapshot().predictions);
}
