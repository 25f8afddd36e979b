// What presets say helps is judged as the page judges two runs: by the medians of five seeds, and
// whether these differ by more than the seeds do.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/seed_runs.hpp"

using namespace descent;

namespace {

Experiment helping_preset(const std::string& id) {
  std::ifstream file(DESCENT_SOURCE_DIR "/assets/presets/" + id + ".json");
  INFO(id);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return parse_experiment(text.str());
}

// What helps, against what it is without.
struct Help {
  std::string name;
  Experiment with, without;
  EpochValue figure;
  bool lower_is_better;
};

Experiment without_momentum() {
  Experiment experiment = helping_preset("momentum");
  std::get<SGD>(experiment.training.optimizer).momentum = 0;
  return experiment;
}

Experiment with_plain_features(const std::string& id) {
  Experiment experiment = helping_preset(id);
  experiment.features = {Feature::x, Feature::y};
  return experiment;
}

std::vector<Help> helps() {
  return {
      {"l2_mends", helping_preset("l2_mends"), helping_preset("overfitting"), validation_loss,
       true},
      // Of how far it gets: what it says of other points differs more from sample to sample.
      {"momentum", helping_preset("momentum"), without_momentum(), train_loss, true},
      {"xor", helping_preset("xor"), helping_preset("xor_line"), validation_accuracy, false},
      {"xor_feature", helping_preset("xor_feature"), helping_preset("xor_line"),
       validation_accuracy, false},
      {"circle_features", helping_preset("circle_features"), with_plain_features("circle_features"),
       validation_accuracy, false},
      {"spiral", helping_preset("spiral"), with_plain_features("spiral"), validation_loss, true}};
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
