#include "engine/experiment/experiment.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>

#include "engine/core/error.hpp"
#include "engine/experiment/experiment_json.hpp"

using namespace descent;
using Catch::Matchers::Message;

namespace {

ImageSource no_images() {
  return [](const std::string& name) -> std::shared_ptr<const Dataset> {
    throw Error("no " + name + " here");
  };
}

Trainer trainer_of(const std::string& json) {
  return make_trainer(parse_experiment(json), no_images(), default_kernels());
}

void check_refused(const std::string& json, const std::string& sentence) {
  INFO(json);
  CHECK_THROWS_MATCHES(trainer_of(json), Error, Message(sentence));
}

}  // namespace

TEST_CASE("an experiment becomes a trainer that learns") {
  Trainer trainer = trainer_of(R"({"data": {"name": "gauss"},
    "model": [{"layer": "Dense", "units": 1, "activation": "tanh"}], "training": {"epochs": 5}})");
  CHECK(trainer.dataset().name == "gauss");
  CHECK(trainer.model().parameter_count() == 3);
  while (!trainer.finished()) trainer.step_epoch();
  REQUIRE(trainer.epoch() == 5);
  CHECK(trainer.history().epochs.back().validation.accuracy > 0.95);
}

TEST_CASE("the same experiment gives the same numbers") {
  const std::string json = R"({"data": {"name": "xor"}, "training": {"epochs": 3},
    "model": [{"layer": "Dense", "units": 4, "activation": "tanh"}, {"layer": "Dropout", "rate": 0.1},
              {"layer": "Dense", "units": 1, "activation": "tanh"}]})";
  Trainer one = trainer_of(json), other = trainer_of(json);
  while (!one.finished()) one.step_epoch();
  while (!other.finished()) other.run_for(std::chrono::seconds(0));
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(one.history().epochs[i].train.loss == other.history().epochs[i].train.loss);
    CHECK(one.history().epochs[i].validation.loss == other.history().epochs[i].validation.loss);
  }
  CHECK(one.model().parameters()[0].kernel() == other.model().parameters()[0].kernel());
}

TEST_CASE("the data's own seed changes the sample and not the first weights") {
  const Trainer one = trainer_of(R"({"seed": 5})");
  const Trainer other = trainer_of(R"({"seed": 5, "data": {"seed": 6}})");
  CHECK(one.model().parameters()[0].kernel() == other.model().parameters()[0].kernel());
  CHECK(one.dataset().train.plane_x != other.dataset().train.plane_x);
}

TEST_CASE("points with named classes are classes whatever the loss") {
  const Trainer trainer = trainer_of(R"({
    "data": {"name": "points", "x": [[0, 1], [1, 0]], "y": [[0], [1]], "class_names": ["a", "b"]},
    "features": ["x_times_y"], "model": [{"layer": "Dense", "units": 1, "activation": "tanh"}]})");
  CHECK(trainer.dataset().classes == 2);
  CHECK(trainer.dataset().class_names == std::vector<std::string>{"a", "b"});
  CHECK(trainer.model().input_shape() == Shape{1});
}

TEST_CASE("points are classes or values as the loss wants them") {
  const auto points = [](const std::string& loss, const std::string& activation) {
    return trainer_of(R"({"data": {"name": "points", "x": [[0], [1]], "y": [[0], [1]]},
      "model": [{"layer": "Dense", "units": 1, "activation": ")" +
                      activation + R"("}], "training": {"loss": ")" + loss + "\"}}")
        .dataset()
        .classes;
  };
  CHECK(points("mean_squared_error", "linear") == 0);
  CHECK(points("binary_crossentropy", "sigmoid") == 2);
}

TEST_CASE("parts that do not fit are told") {
  check_refused(R"({"data": {"name": "mnist"}})", "no mnist here");
  check_refused(R"({"data": {"name": "synthetic_digits", "train_limit": 20, "test_limit": 10},
                    "model": [{"layer": "Dense", "units": 10}]})",
                "Dense takes one row of numbers per sample but gets (None, 28, 28): put a Flatten "
                "layer before it.");
  check_refused(R"({"data": {"name": "points", "x": [[1], [2, 3]], "y": [[1], [2]]}})",
                "Row 2 of data.x has 2 numbers and row 1 has 1; all rows must be of one length.");
  check_refused(R"({"data": {"name": "reg_plane"}, "training": {"callbacks": [
                    {"name": "EarlyStopping", "monitor": "accuracy"}]}})",
                "A callback monitors accuracy, but the data have values, not classes: monitor loss "
                "or val_loss.");
  check_refused(R"({"data": {"test_fraction": 0}, "training": {"callbacks": [
                    {"name": "StopBelow", "monitor": "val_loss"}]}})",
                "A callback monitors val_loss, but there are no test samples: set "
                "data.test_fraction above 0, or monitor loss.");
}

TEST_CASE("a model too large for memory is refused before it is made") {
  std::string layers;
  for (int i = 0; i < 32; ++i) layers += R"({"layer": "Dense", "units": 4096}, )";
  layers.resize(layers.size() - 2);
  check_refused(
      "{\"model\": [" + layers + "]}",
      "The model would have at least 33,574,912 parameters, 135 MB and several times that while it "
      "trains, but 32,000,000 are the most: give its layers fewer units or filters.");
}

TEST_CASE("a convolutional model too large for memory or patience is refused") {
  const auto refuse = [](const std::string& layers, const std::string& what) {
    check_refused(
        R"({"data": {"name": "synthetic_digits", "train_limit": 20, "test_limit": 10},
                      "model": [)" +
            layers + "]}",
        "The model would have at least " + what +
            " are the most: give its layers fewer units or filters.");
  };
  const std::string wide = R"({"layer": "Conv2D", "filters": 1024, "kernel_size": 1})";
  const std::string large =
      R"({"layer": "Conv2D", "filters": 1024, "kernel_size": 11, "padding": "same"})";
  refuse(wide + ", " + large,
         "126,880,768 parameters, 508 MB and several times that while it trains, but 32,000,000");
  // 28 · 28 · 1024 outputs five times over.
  refuse(wide + ", " + R"({"layer": "MaxPooling2D", "pool_size": 1}, )" +
             R"({"layer": "MaxPooling2D", "pool_size": 1}, )" +
             R"({"layer": "Dropout", "rate": 0.5}, )" + R"({"layer": "Flatten"})",
         "4,014,080 outputs of layers for each sample, 17 MB, but 4,000,000");
  refuse(wide + ", " + R"({"layer": "Conv2D", "filters": 512, "kernel_size": 3})",
         "3,190,571,008 multiplications for each sample, but 1,000,000,000");
  // Larger than a number of 32 bits holds, which is what WebAssembly counts with.
  refuse(R"({"layer": "Conv2D", "filters": 1024, "kernel_size": 1}, {"layer": "Flatten"},
            {"layer": "Dense", "units": 4096})",
         "3,288,340,480 parameters, 13,154 MB and several times that while it trains, but "
         "32,000,000");
}

TEST_CASE("the outline has the shapes of the data without an image being read") {
  const Dataset images =
      dataset_outline(parse_experiment(R"({"data": {"name": "fashion_mnist"}})"));
  CHECK(images.input_shape == Shape{28, 28});
  CHECK(images.classes == 10);
  CHECK(images.class_names.at(9) == "Ankle boot");
  CHECK(images.train.count() == 0);
  const Dataset plane = dataset_outline(parse_experiment(R"({"features": ["x", "y", "sin_x"]})"));
  CHECK(plane.input_shape == Shape{3});
  CHECK(plane.classes == 2);
}
