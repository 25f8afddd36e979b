#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "tests/integration/runs.hpp"

using namespace descent;
using namespace descent::testing;

TEST_CASE("the spiral trains to the same bits whichever way its steps are called") {
  const Experiment experiment = read_preset("spiral", 3);
  const Trainer whole = train(experiment);
  Trainer pieces = make_trainer(experiment, ImageSource{}, default_kernels());
  for (int i = 0; !pieces.finished(); ++i) {
    if (i % 3 == 0) {
      pieces.step();
    } else {
      pieces.run_for(std::chrono::duration<double>(i % 3 == 1 ? 0 : 1e-4));
    }
  }
  for (std::size_t i = 0; i < whole.model().layers().size(); ++i) {
    CHECK(whole.model().parameters()[i].kernel() == pieces.model().parameters()[i].kernel());
    CHECK(whole.model().parameters()[i].bias() == pieces.model().parameters()[i].bias());
  }
}
