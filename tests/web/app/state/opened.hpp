#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "engine/model/parameters.hpp"
#include "tests/web/app/apps.hpp"
#include "web/app/page/kept_state.hpp"
#include "web/app/state/app.hpp"

namespace descent::tests {

struct Opened {
  App app = make_app();

  static App make_app() {
    return app_of_presets(
        {{"fashion_mnist", "Fashion-MNIST", ImageSetStatus::State::available},
         {"mnist", "MNIST", ImageSetStatus::State::absent},
         {"synthetic_digits", "Synthetic digits", ImageSetStatus::State::available}});
  }
  static void train(App& app, int epochs) {
    app.apply(SetSpeed{0});
    for (int i = 0; i < epochs; ++i) {
      app.apply(StepEpoch{});
      while (app.busy()) app.run_for(std::chrono::milliseconds(1));
    }
  }
  // As the browser gets and gives it, in pieces of the least size.
  static RestoreState kept(const App& app) {
    KeptPieces pieces(app.kept_state());
    RestoreState all{pieces.head(), {}};
    for (auto piece = pieces.next(4096); !piece.empty(); piece = pieces.next(4096)) {
      all.bytes.insert(all.bytes.end(), piece.begin(), piece.end());
    }
    return all;
  }
  static std::uint64_t weights(const App& app) {
    return weights_hash(app.driver()->snapshot().model->parameters());
  }
};

}  // namespace descent::tests
