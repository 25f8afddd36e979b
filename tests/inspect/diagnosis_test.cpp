// Experiments that show each finding from several seeds, and healthy ones that show none.
#include "engine/inspect/diagnosis.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>
#include <string>

#include "engine/experiment/experiment.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "tests/inspect/diagnosed.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

using Kind = Finding::Kind;

std::vector<Finding> findings_after(const Experiment& experiment) {
  Trainer trainer = make_trainer(experiment, ImageSource{}, default_kernels());
  while (!trainer.finished()) trainer.step_epoch();
  std::vector<Finding> findings = findings_of(trainer);
  for (const Finding& finding : findings) CHECK(finding.evidence.ends_with("."));
  return findings;
}

const Finding* find(const std::vector<Finding>& findings, Kind kind) {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [&](const Finding& finding) { return finding.kind == kind; });
  return found == findings.end() ? nullptr : &*found;
}

// Calls make(seed) for a few and check(finding) for each: every one has the finding.
template <typename Make, typename Check>
void every_seed_shows(Kind kind, Make&& make, Check&& check) {
  for (const std::uint64_t seed : {1u, 2u, 3u, 4u, 5u}) {
    INFO("seed " << seed);
    Experiment experiment = make();
    experiment.seed = seed;
    const std::vector<Finding> findings = findings_after(experiment);
    const Finding* finding = find(findings, kind);
    REQUIRE(finding);
    INFO(finding->evidence);
    check(*finding);
  }
}

}  // namespace

TEST_CASE("too high a learning rate ends in numbers that are not finite") {
  every_seed_shows(
      Kind::not_finite,
      [] {
        return on("reg_plane", {Dense{8, Activation::relu}, Dense{1}}, SGD{.learning_rate = 10},
                  50);
      },
      [](const Finding& finding) { CHECK_FALSE(finding.large_inputs); });
}

TEST_CASE("inputs that are not scaled are named as the cause") {
  every_seed_shows(
      Kind::not_finite,
      [] {
        Experiment experiment = on("points", {Dense{1}}, SGD{}, 50);
        for (int i = 0; i < 40; ++i) {
          experiment.data.x.push_back({1000.0 * i, 20.0 * i});
          experiment.data.y.push_back({3.0 * i});
        }
        experiment.data.test_fraction = 0;
        return experiment;
      },
      [](const Finding& finding) {
        CHECK(finding.large_inputs);
        CHECK(finding.evidence.ends_with("The inputs reach up to 39,000 and are not scaled."));
      });
}

TEST_CASE("relu units that died are counted") {
  Dense hidden{16, Activation::relu};
  hidden.bias_initializer = Constant{-30};
  every_seed_shows(
      Kind::dead_relu,
      [&] {
        return on("circle", {hidden, Dense{1, Activation::tanh}}, SGD{.learning_rate = 0.03f}, 20);
      },
      [](const Finding& finding) {
        CHECK(finding.layer == 0);
        CHECK(finding.measure == 1);
      });
}

TEST_CASE("an activation layer of its own counts as its layer's") {
  Dense hidden{16};
  hidden.bias_initializer = Constant{-30};
  const Experiment experiment =
      on("circle", {hidden, ActivationLayer{Activation::relu}, Dense{1, Activation::tanh}},
         SGD{.learning_rate = 0.03f}, 20);
  CHECK(find(findings_after(experiment), Kind::dead_relu));
}

TEST_CASE("saturated tanh and sigmoid units are found") {
  for (const Activation activation : {Activation::tanh, Activation::sigmoid}) {
    Dense hidden{8, activation};
    hidden.kernel_initializer = RandomUniform{-30, 30};
    every_seed_shows(
        Kind::saturated,
        [&] {
          return on("spiral", {hidden, hidden, Dense{1, Activation::tanh}},
                    SGD{.learning_rate = 0.01f}, 20);
        },
        [](const Finding& finding) { CHECK(finding.measure > 0.75); });
  }
}

TEST_CASE("gradients vanish in a deep stack of sigmoids") {
  every_seed_shows(
      Kind::vanishing_gradients,
      [] {
        std::vector<Layer> layers(8, Dense{8, Activation::sigmoid});
        layers.push_back(Dense{1, Activation::tanh});
        return on("spiral", layers, SGD{.learning_rate = 0.03f}, 30);
      },
      [](const Finding& finding) { CHECK(finding.measure < 0.001); });
}

TEST_CASE("a linear network stands still on xor") {
  every_seed_shows(
      Kind::no_progress,
      [] { return on("xor", {Dense{1, Activation::tanh}}, SGD{.learning_rate = 0.03f}, 60); },
      [](const Finding& finding) { CHECK(finding.measure > 0.98); });
}

TEST_CASE("a large network overfits few noisy points") {
  every_seed_shows(
      Kind::overfitting,
      [] {
        Experiment experiment = on("gauss",
                                   {Dense{32, Activation::relu}, Dense{32, Activation::relu},
                                    Dense{1, Activation::sigmoid}},
                                   Adam{.learning_rate = 0.01f}, 300);
        experiment.training.loss = Loss::binary_crossentropy;
        experiment.data.samples = 100;
        experiment.data.noise = 0.5;
        experiment.data.test_fraction = 0.8;
        return experiment;
      },
      [](const Finding& finding) {
        CHECK(finding.epoch < 295);
        CHECK(finding.measure > 1.3);
      });
}

TEST_CASE("healthy experiments show nothing") {
  for (const std::string preset : {"circle", "xor", "gauss", "spiral", "plane", "reg_gauss"}) {
    std::ifstream file(DESCENT_SOURCE_DIR "/assets/presets/" + preset + ".json");
    std::ostringstream text;
    text << file.rdbuf();
    for (const std::uint64_t seed : {1u, 2u, 3u, 4u, 5u}) {
      Experiment experiment = parse_experiment(text.str());
      experiment.seed = seed;
      INFO(preset << " from seed " << seed);
      const std::vector<Finding> findings = findings_after(experiment);
      INFO((findings.empty() ? "" : findings.front().evidence));
      CHECK(findings.empty());
    }
  }
}

TEST_CASE("nothing is said too early") {
  Dense hidden{8, Activation::relu};
  hidden.bias_initializer = Constant{-30};
  const Experiment experiment = on("circle", {hidden, Dense{1}}, SGD{}, 4);
  CHECK(findings_after(experiment).empty());
  CHECK(diagnose(History{}, ModelStatistics{}).empty());
}
