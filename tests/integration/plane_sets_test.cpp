// The playground's presets find what they are meant to find, seed after seed. The bounds stand
// well above the worst of 21 seeds, which the comments give; runs are the same to the bit on every
// platform, so they do not change by chance.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/integration/runs.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

void check_every_seed(const std::string& preset, double highest_loss) {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5, 6, 7, 42}) {
    INFO(preset << " from seed " << seed);
    const Trainer trainer = train(read_preset(preset, seed));
    CHECK(trainer.history().epochs.back().validation.loss < highest_loss);
  }
}

}  // namespace

TEST_CASE("the spiral preset reaches a test loss below 0.05 from every seed tried") {
  check_every_seed("spiral", 0.05);  // worst of 21: 0.0446, median: 0.002
}

TEST_CASE("the other presets to classify") {
  check_every_seed("circle", 0.2);  // a tenth of the labels near the edge are wrong
  check_every_seed("xor", 0.12);
  check_every_seed("gauss", 0.2);  // the clouds overlap; worst: 0.148
}

TEST_CASE("the presets to learn values") {
  check_every_seed("plane", 1e-10);     // linear in its inputs: exact up to rounding, worst: 2e-15
  check_every_seed("reg_gauss", 0.03);  // of a variance of 0.09; worst: 0.0196
}

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
    CHECK(whole.model().parameters()[i].kernel == pieces.model().parameters()[i].kernel);
    CHECK(whole.model().parameters()[i].bias == pieces.model().parameters()[i].bias);
  }
}
