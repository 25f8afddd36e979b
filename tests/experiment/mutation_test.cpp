// Whatever stands in the text, the parser either reads it or says what is wrong: no crash, no other
// exception, no endless work.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/random.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "tests/random_rounds.hpp"

using namespace descent;

namespace {

const std::string valid = R"({"descent": 1, "seed": 42,
  "data": {"name": "points", "x": [[1, 2], [3, -4e-5]], "y": [[0], [1]], "test_fraction": 0.5},
  "model": [{"layer": "Dense", "units": 2, "activation": "relu", "kernel_regularizer": {"l2": 0.1},
             "kernel_initializer": {"name": "Constant", "value": 0.5}},
            {"layer": "Dropout", "rate": 0.5}, {"layer": "Dense", "units": 1},
            {"layer": "BatchNormalization", "momentum": 0.9, "gamma_regularizer": {"l1": 0.1}},
            {"layer": "Activation", "activation": "tanh"}],
  "training": {"loss": "mean_squared_error", "optimizer": {"name": "Adam", "beta_1": 0.8},
               "batch_size": 2, "epochs": 3,
               "callbacks": [{"name": "EarlyStopping", "monitor": "loss", "patience": 2}]},
  "weights": [{"kernel": [1, 2, 3, 4], "bias": [0, 0]}, {}, {"kernel": [1, 2], "bias": [0]},
              {"gamma": [1], "beta": [2], "moving_mean": [3], "moving_variance": [4]}, {}]})";

std::string mutated(Random& random) {
  static const std::string pieces[] = {"{",       "}",          "[",        "]",
                                       ",",       ":",          "\"",       "1e999",
                                       "-",       "null",       "true",     "99999999999999999999",
                                       "\\u0000", "\xff",       "[[[[[[",   "\"weights\":",
                                       "0.1",     "\"points\"", "\"mnist\""};
  std::string text = valid;
  for (std::size_t i = 0; i <= random.below(4); ++i) {
    const std::size_t at = random.below(text.size());
    const std::string& piece = pieces[random.below(std::size(pieces))];
    switch (random.below(3)) {
      case 0:
        text.erase(at, 1 + random.below(8));
        break;
      case 1:
        text.insert(at, piece);
        break;
      default:
        text.replace(at, 1 + random.below(12), piece);
        break;
    }
    if (text.empty()) text = " ";
  }
  return text;
}

}  // namespace

TEST_CASE("text with random damage is read or refused with a sentence") {
  CHECK_NOTHROW(parse_saved_experiment(valid));
  Random random(11);
  std::size_t read = 0, refused = 0;
  const std::size_t rounds = tests::random_rounds(20'000);
  for (std::size_t i = 0; i < rounds; ++i) {
    const std::string text = mutated(random);
    INFO(text);
    try {
      const SavedExperiment saved = parse_saved_experiment(text);
      REQUIRE(parse_experiment(to_json(saved.experiment)) == saved.experiment);
      ++read;
    } catch (const Error& error) {
      REQUIRE(std::string(error.what()).ends_with("."));
      ++refused;
    }
  }
  CHECK(read > rounds / 200);
  CHECK(refused > rounds / 2);
}
