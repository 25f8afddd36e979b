// The presets of the image scene show what their sentences say: on parts of their sets, with fewer
// epochs where fewer show it already. Runs have the same bits every time on one machine; the
// bounds leave room for the last digits of another one's arithmetic.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>

#include "engine/experiment/json_text.hpp"
#include "engine/inspect/diagnosis.hpp"
#include "tests/inspect/diagnosed.hpp"
#include "tests/integration/runs.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

struct Part {
  std::size_t train, test, epochs;
};

Trainer train_part(const std::string& id, const Part& part, std::uint64_t seed = 42) {
  Experiment experiment = read_preset(id, seed);
  need_image_set(experiment.data.name);
  experiment.data.train_limit = part.train;
  experiment.data.test_limit = part.test;
  experiment.training.epochs = part.epochs;
  return train(experiment);
}

const EpochRecord& last_epoch(const Trainer& trainer) { return trainer.history().epochs.back(); }

bool overfits(const Trainer& trainer) {
  const auto findings = findings_of(trainer);
  return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.kind == Finding::Kind::overfitting;
  });
}

// What each of them shows; nothing where a test below or in image_sets_test.cpp holds it. Trained
// outside of CHECK, which would take the skipping of a set that is not at hand for a failure.
const std::map<std::string, std::function<void(const std::string&)>> what_images_show = {
    {"mnist_first",
     [](const std::string& id) {
       const Trainer trainer = train_part(id, {10000, 2000, 5});
       CHECK(last_epoch(trainer).validation.accuracy > 0.88);
     }},
    {"mnist", {}},
    {"mnist_128",
     [](const std::string& id) {
       const Trainer trainer = train_part(id, {0, 0, 5});
       CHECK(last_epoch(trainer).validation.accuracy > 0.97);
     }},
    {"mnist_lenet5",
     [](const std::string& id) {
       const Trainer trainer = train_part(id, {10000, 2000, 1});
       CHECK(last_epoch(trainer).validation.accuracy > 0.86);
     }},
    {"mnist_convnetjs", {}},
    {"mnist_cnn",
     [](const std::string& id) {
       // A tenth of the images for two epochs gave 0.965, and one in 1,000 is 0.001.
       const Trainer trainer = train_part(id, {6000, 1000, 2});
       CHECK(last_epoch(trainer).validation.accuracy > 0.94);
     }},
    {"mnist_batch_normalization", {}},
    {"fashion_mnist_20", {}},
    {"fashion_mnist", {}},
    {"fashion_mnist_512",
     [](const std::string& id) {
       const Trainer trainer = train_part(id, {30000, 500, 5});
       CHECK(trainer.epoch() < 5);
       CHECK(last_epoch(trainer).train.loss < 0.4);
     }},
    {"fashion_mnist_cnn",
     [](const std::string& id) {
       const Trainer trainer = train_part(id, {2000, 500, 1});
       CHECK(last_epoch(trainer).validation.accuracy > 0.6);
     }},
    // What it comes to takes ten minutes, and stands in tests/bench/accuracy.md; here only that it
    // learns at once. (Its moving statistics follow too slowly for so few batches to be tested.)
    {"fashion_mnist_best",
     [](const std::string& id) {
       const Trainer trainer = train_part(id, {3000, 200, 1});
       CHECK(last_epoch(trainer).train.accuracy > 0.55);
     }},
    {"fashion_mnist_1000", {}},
    {"fashion_mnist_1000_dropout", {}},
    {"fashion_mnist_1000_augmented", {}},
    {"synthetic_digits", {}},
};

}  // namespace

TEST_CASE("every preset of images is tested to show what it says") {
  std::size_t count = 0;
  std::ifstream index(DESCENT_SOURCE_DIR "/assets/presets/index.json");
  for (const Json& preset : Json::parse(index)) {
    if (preset.at("scene") != "images") continue;
    const std::string id = preset.at("id");
    const auto shows = what_images_show.find(id);
    INFO(id);
    REQUIRE(shows != what_images_show.end());
    ++count;
    if (!shows->second) continue;
    DYNAMIC_SECTION(id) { shows->second(id); }
  }
  CHECK(count == what_images_show.size());
}

TEST_CASE("convolutions with fewer weights read digits better than a dense network") {
  const Part part{5000, 2000, 2};
  const Trainer filters = train_part("mnist_convnetjs", part);
  const Trainer units = train_part("mnist_first", part);
  CHECK(filters.model().parameter_count() == 5994);
  CHECK(units.model().parameter_count() == 15910);
  CHECK(last_epoch(filters).validation.accuracy > last_epoch(units).validation.accuracy + 0.03);
}

TEST_CASE("BatchNormalization makes layers of sigmoid units learn faster") {
  const Part part{10000, 2000, 2};
  for (const std::uint64_t seed : {42, 1, 2}) {
    INFO("seed " << seed);
    const EpochRecord with = last_epoch(train_part("mnist_batch_normalization", part, seed));
    Experiment without = read_preset("mnist_batch_normalization", seed);
    std::erase_if(without.model, [](const Layer& layer) {
      return std::holds_alternative<BatchNormalization>(layer);
    });
    without.data.test_limit = part.test;
    without.training.epochs = part.epochs;
    const EpochRecord bare = last_epoch(train(without));
    CHECK(with.validation.accuracy > 0.85);
    CHECK(bare.validation.accuracy < 0.85);
    // "About half": three seeds gave 0.46 … 0.53.
    CHECK(with.train.loss < 0.6 * bare.train.loss);
    CHECK(with.train.loss > 0.4 * bare.train.loss);
  }
}

TEST_CASE("dropout and augmentation mend what 1,000 images make of a network") {
  const Part part{1000, 1000, 30};
  for (const std::uint64_t seed : {42, 1}) {
    INFO("seed " << seed);
    const Trainer by_heart = train_part("fashion_mnist_1000", part, seed);
    CHECK(overfits(by_heart));
    CHECK(last_epoch(by_heart).train.accuracy > 0.93);
    CHECK(last_epoch(by_heart).validation.accuracy < 0.85);
    for (const char* mended : {"fashion_mnist_1000_dropout", "fashion_mnist_1000_augmented"}) {
      INFO(mended);
      const Trainer trainer = train_part(mended, part, seed);
      CHECK_FALSE(overfits(trainer));
      CHECK_FALSE(find_overfitting(epochs_since_edit(trainer.history())));
      CHECK(last_epoch(trainer).validation.loss < 0.8 * last_epoch(by_heart).validation.loss);
    }
  }
}
