// A link opened anywhere trains to the same weights: these constants are one for native x86-64 and
// WebAssembly.
#include <bit>
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

// FNV-1a over the bits of all weights.
std::uint64_t hash_of(const Sequential& model) {
  std::uint64_t hash = 14695981039346656037u;
  for (const Tensor* tensor : tensors(model.parameters())) {
    for (const float value : *tensor) {
      const auto bits = std::bit_cast<std::uint32_t>(value);
      for (int i = 0; i < 4; ++i) hash = (hash ^ (bits >> (8 * i) & 0xff)) * 1099511628211u;
    }
  }
  return hash;
}

std::uint64_t hash_after_training(Experiment experiment) {
  experiment.training.epochs = 200;
  experiment.training.callbacks.clear();
  Trainer trainer = make_trainer(experiment, ImageSource{}, kernel_table("simd"));
  while (!trainer.finished()) trainer.step_epoch();
  CHECK(trainer.epoch() == 200);
  return hash_of(trainer.model());
}

}  // namespace

TEST_CASE("links of presets train to the same bits on every platform") {
  const std::pair<const char*, std::uint64_t> presets[] = {
      {"circle", 0x2ddd4926e00c6d2du}, {"xor", 0x4d4ed9aa749530cau},
      {"gauss", 0x0d18d4cfd18194d4u},  {"spiral", 0xeea74319d3ec47c2u},
      {"plane", 0x0429e89726086113u},  {"reg_gauss", 0x40af5f786ca89390u}};
  for (const auto& [preset, hash] : presets) {
    INFO(preset);
    CHECK(hash_after_training(through_link(preset)) == hash);
  }
}

TEST_CASE("classes, sines and every optimizer train to the same bits on every platform") {
  const std::pair<const char*, std::uint64_t> optimizers[] = {{"SGD", 0x9afd27b1c5ba058cu},
                                                              {"RMSprop", 0x6914ef0a31436d9bu},
                                                              {"Adagrad", 0x0647585e67c2debdu},
                                                              {"Adadelta", 0x9b67df81cc9f78bau},
                                                              {"Adam", 0x887449e368d7fa1eu}};
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
