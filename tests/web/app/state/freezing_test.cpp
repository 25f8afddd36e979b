// Layers that are frozen, and trained again, in the middle of a training.
#include <catch2/catch_test_macros.hpp>

#include "tests/web/app/apps.hpp"

using namespace descent;
using namespace std::chrono_literals;

namespace {

struct Freezing {
  App app = tests::app_of_presets();

  Freezing() { app.apply(SetSpeed{0}); }

  void train(std::size_t epochs) {
    for (std::size_t i = 0; i < epochs; ++i) {
      app.apply(StepEpoch{});
      while (app.busy()) app.run_for(1ms);
    }
  }
  std::size_t epoch() const { return app.driver()->snapshot().epoch; }
  const Tensor& kernel(std::size_t layer) const {
    return app.driver()->snapshot().model->parameters()[layer].kernel();
  }
};

}  // namespace

TEST_CASE_METHOD(Freezing, "a layer that is frozen while it trains keeps its weights from then on",
                 "[frozen]") {
  train(2);
  const Tensor first = kernel(0), second = kernel(1);
  std::vector<Layer> frozen = app.experiment().model;
  std::get<Dense>(frozen[0]).trainable = false;
  app.apply(SetLayers{frozen});
  CHECK(epoch() == 2);
  CHECK(kernel(0) == first);
  CHECK(kernel(1) == second);
  train(1);
  CHECK(epoch() == 3);
  CHECK(kernel(0) == first);
  CHECK_FALSE(kernel(1) == second);
  app.apply(Undo{});
  CHECK(std::get<Dense>(app.experiment().model[0]).trainable);
  train(1);
  CHECK_FALSE(kernel(0) == first);
}
