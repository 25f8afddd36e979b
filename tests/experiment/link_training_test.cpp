// A link opened anywhere trains to the same weights: these constants are one for native x86-64 and
// WebAssembly.
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>

#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/link.hpp"

using namespace descent;

namespace {

Experiment through_link(const std::string& preset) {
  std::ifstream file(DESCENT_SOURCE_DIR "/assets/presets/" + preset + ".json");
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return read_link("#" + write_link(parse_experiment(text.str()))).experiment;
}

std::uint64_t hash_after_training(Experiment experiment) {
  experiment.training.epochs = 200;
  experiment.training.callbacks.clear();
  Trainer trainer = make_trainer(experiment, ImageSource{}, kernel_table("simd"));
  while (!trainer.finished()) trainer.step_epoch();
  CHECK(trainer.epoch() == 200);
  return weights_hash(trainer.model().parameters());
}

}  // namespace

TEST_CASE("links of presets train to the same bits on every platform") {
  // A preset and the hash of its weights; the browser's test reads the same file.
  std::ifstream golden(DESCENT_SOURCE_DIR "/tests/golden/trained_weights.txt");
  REQUIRE(golden);
  std::string preset, hash;
  std::size_t count = 0;
  for (; golden >> preset >> hash; ++count) {
    INFO(preset);
    CHECK(hash_after_training(through_link(preset)) == std::stoull(hash, nullptr, 16));
  }
  CHECK(count == 6);
}

TEST_CASE("classes, sines and every optimizer train to the same bits on every platform") {
  const std::pair<const char*, std::uint64_t> optimizers[] = {{"SGD", 0x9afd27b1c5ba058cu},
                                                              {"RMSprop", 0xf15b200eab498050u},
                                                              {"Adagrad", 0x0647585e67c2debdu},
                                                              {"Adadelta", 0x0231c1bced3e8cccu},
                                                              {"Adam", 0x9f4ca316f96f1d92u}};
  for (const auto& [optimizer, hash] : optimizers) {
    Experiment experiment;
    experiment.data.name = "spiral_arms";
    experiment.data.samples = 200;
    experiment.data.noise = 0.05;
    experiment.model = {Dense{8, Activation::sin}, Dense{6, Activation::elu},
                        Dense{3, Activation::softmax}};
    experiment.training.loss = Loss::sparse_categorical_crossentropy;
    experiment.training.optimizer = make_optimizer(optimizer);
    const Experiment opened = read_link(write_link(experiment)).experiment;
    INFO(optimizer);
    CHECK(hash_after_training(opened) == hash);
  }
}
