// Every preset of the playground shows what its sentence says, from five seeds. Runs are the same
// to the bit on every platform, so nothing here changes by chance.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "engine/experiment/json_text.hpp"
#include "engine/inspect/diagnosis.hpp"
#include "tests/inspect/diagnosed.hpp"
#include "tests/integration/runs.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

using Kind = Finding::Kind;

std::optional<Kind> worst_finding(const Trainer& trainer) {
  const auto findings = findings_of(trainer);
  return findings.empty() ? std::nullopt : std::optional(findings.front().kind);
}

struct Outcome {
  Scores train, test;
  std::optional<Kind> finding;
};

Outcome outcome_of(const Experiment& experiment) {
  const Trainer trainer = train(experiment);
  const auto& epochs = trainer.history().epochs;
  // Numbers that are not finite may end it within the first epoch.
  const EpochRecord last = epochs.empty() ? EpochRecord{} : epochs.back();
  return {last.train, last.validation, worst_finding(trainer)};
}

using Shows = std::function<void(const Outcome&)>;

void is_healthy(const Outcome& outcome) { CHECK_FALSE(outcome.finding.has_value()); }

Shows learns_below(double loss) {
  return [loss](const Outcome& outcome) {
    CHECK(outcome.test.loss < loss);
    is_healthy(outcome);
  };
}

Shows tells_apart(double accuracy) {
  return [accuracy](const Outcome& outcome) {
    CHECK(outcome.test.accuracy > accuracy);
    is_healthy(outcome);
  };
}

Shows ails_of(Kind kind) {
  return [kind](const Outcome& outcome) { CHECK(outcome.finding == kind); };
}

const std::map<std::string, Shows> what_they_show = {
    {"spiral", learns_below(0.05)},
    {"circle", tells_apart(0.85)},
    {"xor", learns_below(0.12)},
    {"gauss", learns_below(0.2)},
    {"plane", learns_below(1e-10)},
    {"reg_gauss", learns_below(0.03)},
    {"xor_line", ails_of(Kind::no_progress)},
    {"xor_feature", tells_apart(0.95)},
    {"circle_features", tells_apart(0.85)},
    {"spiral_plain", tells_apart(0.9)},
    {"sine_units", tells_apart(0.9)},
    {"dead_relu", ails_of(Kind::dead_relu)},
    {"vanishing_sigmoid", ails_of(Kind::vanishing_gradients)},
    {"overfitting", ails_of(Kind::overfitting)},
    {"l2_mends", is_healthy},
    {"high_rate", ails_of(Kind::not_finite)},
    {"three_arms", tells_apart(0.95)},
    {"six_clusters", tells_apart(0.9)},
    {"rings", tells_apart(0.9)},
    {"momentum", learns_below(0.05)},
};

void check_five_seeds(const std::string& id) {
  INFO(id);
  const auto shows = what_they_show.find(id);
  REQUIRE(shows != what_they_show.end());
  for (const std::uint64_t seed : {1, 2, 3, 4, 42}) {
    const Outcome outcome = outcome_of(read_preset(id, seed));
    INFO("seed " << seed << ": loss " << outcome.train.loss << ", test loss " << outcome.test.loss
                 << ", test accuracy " << outcome.test.accuracy << ", finding "
                 << (outcome.finding ? static_cast<int>(*outcome.finding) : -1));
    shows->second(outcome);
  }
}

}  // namespace

TEST_CASE("every preset of the playground shows what it says, from five seeds") {
  std::size_t count = 0;
  std::ifstream index(DESCENT_SOURCE_DIR "/assets/presets/index.json");
  for (const Json& preset : Json::parse(index)) {
    if (preset.at("scene") != "playground") continue;
    const std::string id = preset.at("id");
    DYNAMIC_SECTION(id) { check_five_seeds(id); }
    ++count;
  }
  CHECK(count == what_they_show.size());
  CHECK(count >= 14);
}

namespace {

// The first epoch after which nine of ten test points are right; one more than there are: none.
std::size_t epochs_to_learn(const Experiment& experiment) {
  const Trainer trainer = train(experiment);
  for (const EpochRecord& record : trainer.history().epochs) {
    if (record.validation.accuracy >= 0.9) return record.epoch;
  }
  return experiment.training.epochs + 1;
}

}  // namespace

TEST_CASE("the spiral takes longer from x and y alone than with sines") {
  for (const std::uint64_t seed : {1, 2, 3, 4, 42}) {
    INFO("seed " << seed);
    const std::size_t plain = epochs_to_learn(read_preset("spiral_plain", seed));
    CHECK(plain <= 300);
    CHECK(epochs_to_learn(read_preset("spiral", seed)) < plain);
  }
}

TEST_CASE("momentum gets plain SGD further on the hills") {
  for (const std::uint64_t seed : {1, 2, 3, 4, 42}) {
    INFO("seed " << seed);
    Experiment without = read_preset("momentum", seed);
    std::get<SGD>(without.training.optimizer).momentum = 0;
    CHECK(outcome_of(read_preset("momentum", seed)).test.loss < outcome_of(without).test.loss);
  }
}

TEST_CASE("L2 mends overfitting: the same network, a lower test loss") {
  for (const std::uint64_t seed : {1, 2, 3, 4, 42}) {
    INFO("seed " << seed);
    CHECK(outcome_of(read_preset("l2_mends", seed)).test.loss <
          outcome_of(read_preset("overfitting", seed)).test.loss);
  }
}
