// Weights that are set by hand, and training that begins with them.
#include <catch2/catch_test_macros.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"

using namespace descent;
using namespace std::chrono_literals;

namespace {

struct ByHandApp {
  App app = tests::app_of_presets({});

  ByHandApp() {
    app.apply(SetSpeed{0});
    app.apply(LoadPreset{"line"});
  }
  void train(std::size_t epochs) {
    for (std::size_t i = 0; i < epochs; ++i) {
      app.apply(StepEpoch{});
      while (app.busy()) app.run_for(1ms);
    }
  }
  const Snapshot& now() const { return app.driver()->snapshot(); }
  float w() const { return now().model->parameters()[0].kernel().data()[0]; }
  float b() const { return now().model->parameters()[0].bias().data()[0]; }
  void set(float new_w, float new_b) {
    app.apply(SetParameters{{{0, false, 0, new_w}, {0, true, 0, new_b}}});
  }
};

}  // namespace

TEST_CASE_METHOD(ByHandApp, "several weights are set in one edit, and a drag of them is one") {
  const float first_w = w(), first_b = b();
  set(3, -1);
  CHECK((w() == 3 && b() == -1));
  app.apply(BeginGesture{});
  for (int i = 0; i < 10; ++i) set(3 + 0.1f * static_cast<float>(i), 0.5f * static_cast<float>(i));
  app.apply(EndGesture{});
  CHECK(b() == 4.5f);
  app.apply(Undo{});
  CHECK((w() == 3 && b() == -1));
  app.apply(Undo{});
  CHECK((w() == first_w && b() == first_b));
  app.apply(Redo{});
  app.apply(Redo{});
  CHECK(b() == 4.5f);
}

TEST_CASE_METHOD(ByHandApp, "training begins with the weights that were set") {
  set(10, 10);
  app.apply(BeginHere{});
  CHECK(now().history->initial_neuron == std::array<float, 2>{10, 10});
  // The course's numbers: of the line 10 x + 10, and of the one that the first epoch leaves.
  app.apply(SetLearningRate{0.09f});
  train(1);
  CHECK(std::abs(now().history->initial_loss - 715.66669) < 1e-3);
  CHECK(std::abs(w() + 0.41f) < 0.01f);
  CHECK(std::abs(b() - 5.86f) < 0.01f);
}

TEST_CASE_METHOD(ByHandApp, "beginning from here leaves the epochs behind, until it is undone") {
  train(5);
  const std::uint64_t trained = weights_hash(now().model->parameters());
  set(2.5f, 0.25f);
  app.apply(BeginHere{});
  CHECK(now().epoch == 0);
  CHECK(now().history->epochs.empty());
  CHECK((w() == 2.5f && b() == 0.25f));
  CHECK(now().history->initial_neuron == std::array<float, 2>{2.5f, 0.25f});
  train(2);
  CHECK(now().epoch == 2);
  app.apply(Undo{});
  CHECK(now().epoch == 5);
  CHECK((w() == 2.5f && b() == 0.25f));
  app.apply(Undo{});
  CHECK(weights_hash(now().model->parameters()) == trained);
}

TEST_CASE_METHOD(ByHandApp, "weights that do not exist are refused") {
  set(3, -1);
  set(2, -1);
  app.apply(SetParameters{{{0, true, 7, 1}}});
  CHECK_FALSE(app.message().empty());
  CHECK((w() == 2 && b() == -1));
  app.apply(Undo{});  // of what was set before
  CHECK(w() == 3);
}
