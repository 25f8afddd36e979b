#include "web/app/state/edit_words.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace descent;

namespace {

Experiment digits() {
  Experiment experiment;
  experiment.data.name = "synthetic_digits";
  experiment.model = {Flatten{}, Dense{128, Activation::relu}, Dropout{0.2f},
                      Dense{10, Activation::softmax}};
  experiment.training.optimizer = Adam{};
  experiment.training.loss = Loss::sparse_categorical_crossentropy;
  return experiment;
}

template <typename Edit>
std::string words(Edit&& edit) {
  Experiment after = digits();
  edit(after);
  return edit_words(digits(), after);
}

}  // namespace

TEST_CASE("an edit's words name the layer, the setting and its numbers") {
  CHECK(words([](Experiment&) {}).empty());
  CHECK(words([](Experiment& e) { std::get<Dense>(e.model[1]).units = 64; }) ==
        "dense: units 128 → 64");
  CHECK(words([](Experiment& e) { std::get<Dense>(e.model[3]).trainable = false; }) ==
        "dense_1: trainable true → false");
  CHECK(words([](Experiment& e) {
          std::get<Dense>(e.model[1]).units = 64;
          std::get<Dense>(e.model[1]).activation = Activation::tanh;
          std::get<Dropout>(e.model[2]).rate = 0.5f;
        }) == "dense: units 128 → 64, activation relu → tanh; dropout: rate 0.2 → 0.5");
  CHECK(words([](Experiment& e) {
          std::get<Dense>(e.model[1]).kernel_regularizer = Regularizer{0, 0.01f};
        }) == "dense: kernel_regularizer l2:0.01");
}

TEST_CASE("an edit's words tell layers that came, went or moved") {
  CHECK(words([](Experiment& e) { e.model.erase(e.model.begin() + 2); }) == "Dropout removed");
  CHECK(words([](Experiment& e) { e.model.insert(e.model.begin(), Conv2D{}); }) == "Conv2D added");
  CHECK(words([](Experiment& e) { std::swap(e.model[1], e.model[2]); }) == "Dense moved");
  CHECK(words([](Experiment& e) { e.model[2] = Dense{7}; }) == "Dropout removed; Dense added");
}

TEST_CASE("an edit's words tell of data and training") {
  CHECK(words([](Experiment& e) { e.data.train_limit = 500; }) == "train limit 0 → 500");
  CHECK(words([](Experiment& e) { e.data.seed = 7; }) == "seed 7");
  CHECK(words([](Experiment& e) { e.training.optimizer = Adam{.learning_rate = 0.01f}; }) ==
        "learning_rate 0.001 → 0.01");
  CHECK(words([](Experiment& e) { e.training.optimizer = SGD{}; }) == "optimizer Adam → SGD");
  CHECK(words([](Experiment& e) { e.training.batch_size = 64; }) == "batch_size 32 → 64");
  CHECK(words([](Experiment& e) { e.training.callbacks = {EarlyStopping{}}; }) ==
        "callbacks EarlyStopping");
  CHECK(words([](Experiment& e) { e.training.schedule = CosineDecay{}; }).starts_with("schedule "));
  // It changes no curve.
  CHECK(words([](Experiment& e) { e.training.epochs = 99; }).empty());
}

TEST_CASE("an edit's words say which weights stay and which begin anew") {
  const Sequential model({28, 28}, digits().model, 1);
  const std::size_t hidden = 784 * 128 + 128, output = 128 * 10 + 10;
  CHECK(kept_weights_words(model, {0, hidden, 0, output}) == "All weights kept.");
  CHECK(kept_weights_words(model, {0, hidden, 0, 0}) ==
        "Weights kept: dense. Begin anew: dense_1.");
  CHECK(kept_weights_words(model, {0, 100, 0, output}) ==
        "Weights kept: dense_1. Kept in part: dense.");
  CHECK(kept_weights_words(model, {}).empty());
}
