// What presets say helps is judged as the page judges two runs: by the medians of five seeds, and
// whether these differ by more than the seeds do.
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>
#include <vector>

#include "engine/experiment/seed_runs.hpp"
#include "tests/experiment/preset_file.hpp"

using namespace descent;

namespace {

// What helps, against what it is without.
struct Help {
  std::string name;
  Experiment with, without;
  EpochValue figure;
  bool lower_is_better;
};

Experiment without_momentum() {
  Experiment experiment = test::preset_file("momentum");
  std::get<SGD>(experiment.training.optimizer).momentum = 0;
  return experiment;
}

Experiment with_plain_features(const std::string& id) {
  Experiment experiment = test::preset_file(id);
  experiment.features = {Feature::x, Feature::y};
  return experiment;
}

std::vector<Help> helps() {
  return {
      {"l2_mends", test::preset_file("l2_mends"), test::preset_file("overfitting"), validation_loss,
       true},
      // Of how far it gets: what it says of other points differs more from sample to sample.
      {"momentum", test::preset_file("momentum"), without_momentum(), train_loss, true},
      {"xor", test::preset_file("xor"), test::preset_file("xor_line"), validation_accuracy, false},
      {"xor_feature", test::preset_file("xor_feature"), test::preset_file("xor_line"),
       validation_accuracy, false},
      {"circle_features", test::preset_file("circle_features"),
       with_plain_features("circle_features"), validation_accuracy, false},
      {"spiral", test::preset_file("spiral"), with_plain_features("spiral"), validation_loss,
       true}};
}

Spread end_of(const Experiment& experiment, EpochValue figure) {
  const SeedOrder order = seeds_from(experiment, 5, experiment.training.epochs);
  return spread_at_end(train_seeds(experiment, order, nullptr, default_kernels()), figure);
}

}  // namespace

TEST_CASE("what a preset says helps does so by more than five seeds differ") {
  for (const Help& help : helps()) {
    const Spread with = end_of(help.with, help.figure), without = end_of(help.without, help.figure);
    INFO(help.name << ": " << with.median << " [" << with.low << ", " << with.high << "], without "
                   << without.median << " [" << without.low << ", " << without.high << "]");
    CHECK((with.median < without.median) == help.lower_is_better);
    CHECK(compare_seeds(with, without) != SeedVerdict::alike);
  }
}
