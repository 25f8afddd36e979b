#include "engine/experiment/experiment_json.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <string>
#include <vector>

#include "engine/core/error.hpp"

using namespace descent;
using Catch::Matchers::Message;

namespace {

struct Refusal {
  std::string json, sentence;
};

// {"training": {…}} and so on, to keep the cases to a line.
std::string training(const std::string& keys) { return R"({"training": {)" + keys + "}}"; }
std::string data(const std::string& keys) { return R"({"data": {)" + keys + "}}"; }
std::string dense(const std::string& keys) {
  return R"({"model": [{"layer": "Dense", "units": 1, )" + keys + "}]}";
}

std::string conv(const std::string& keys) {
  return R"({"model": [{"layer": "Conv2D", "filters": 4, )" + keys + "}]}";
}

void check_refusals(const std::vector<Refusal>& refusals) {
  for (const Refusal& refusal : refusals) {
    INFO(refusal.json);
    CHECK_THROWS_MATCHES(parse_experiment(refusal.json), Error, Message(refusal.sentence));
  }
}

}  // namespace

TEST_CASE("nothing given means the defaults") {
  CHECK(parse_experiment("{}") == Experiment{});
  CHECK(parse_experiment(R"({"descent": 1})") == Experiment{});
  const Experiment experiment = parse_experiment("{}");
  CHECK(experiment.seed == 42);
  CHECK(experiment.data.name == "spiral");
  CHECK(experiment.features == std::vector{Feature::x, Feature::y});
  CHECK(experiment.model == std::vector<Layer>{Dense{}});
}

TEST_CASE("the defaults of the data follow the set") {
  CHECK(parse_experiment(data(R"("name": "circle")")).data.samples == 500);
  CHECK(parse_experiment(data(R"("name": "reg_gauss")")).data.samples == 1200);
  CHECK(parse_experiment(data(R"("name": "xor")")).data.test_fraction == 0.5);
  CHECK(parse_experiment(data(R"("name": "points", "x": [[1]], "y": [[1]])")).data.test_fraction ==
        0);
}

TEST_CASE("layers for pictures are read") {
  const Experiment experiment = parse_experiment(R"({"model": [
    {"layer": "Conv2D", "filters": 8, "kernel_size": [3, 5], "strides": [1, 2], "padding": "same",
     "activation": "relu", "use_bias": false, "kernel_initializer": "he_normal",
     "bias_initializer": "ones", "kernel_regularizer": {"l2": 0.5}},
    {"layer": "Conv2D", "filters": 4, "kernel_size": 3},
    {"layer": "MaxPooling2D"},
    {"layer": "MaxPooling2D", "pool_size": [3, 2], "padding": "same"},
    {"layer": "AveragePooling2D", "pool_size": 3, "strides": 1}],
    "training": {"optimizer": {"name": "Adadelta", "learning_rate": 1, "rho": 0.5, "epsilon": 0.25}}})");
  const Conv2D conv_with_all{8,     {3, 5},     {1, 2}, Padding::same, Activation::relu,
                             false, HeNormal{}, Ones{}, {0, 0.5f}};
  CHECK(experiment.model == std::vector<Layer>{conv_with_all, Conv2D{4, {3, 3}},
                                               MaxPooling2D{{2, 2}, {2, 2}},
                                               MaxPooling2D{{3, 2}, {3, 2}, Padding::same},
                                               AveragePooling2D{{3, 3}, {1, 1}}});
  CHECK(experiment.training.optimizer == Optimizer(Adadelta{1, 0.5f, 0.25f}));
}

TEST_CASE("every kind of setting is read") {
  const Experiment experiment = parse_experiment(R"({
    "descent": 1, "seed": 7,
    "data": {"name": "gauss", "samples": 300, "noise": 0.25, "test_fraction": 0.2, "seed": 9},
    "features": ["sin_x", "x_times_y"],
    "model": [
      {"layer": "Dense", "units": 4, "activation": "relu", "use_bias": false,
       "kernel_initializer": "he_normal", "kernel_regularizer": {"l1": 0.5, "l2": 0.25}},
      {"layer": "Activation", "activation": "tanh"}, {"layer": "Dropout", "rate": 0.25},
      {"layer": "Flatten"},
      {"layer": "Dense", "units": 1,
       "kernel_initializer": {"name": "RandomUniform", "minval": -2, "maxval": 3},
       "bias_initializer": {"name": "Constant", "value": 10.0}, "kernel_regularizer": "l1"}],
    "training": {
      "loss": "binary_crossentropy",
      "optimizer": {"name": "SGD", "learning_rate": 0.5, "momentum": 0.75, "nesterov": true},
      "batch_size": 8, "epochs": 3,
      "callbacks": [{"name": "StopBelow", "monitor": "val_loss", "value": 0.125},
                    {"name": "EarlyStopping", "monitor": "accuracy", "patience": 2,
                     "min_delta": 0.5}]}})");

  CHECK(experiment.seed == 7);
  CHECK(experiment.data == DataSettings{"gauss", 300, 0.25, 0.2, {}, {}, 0, 0, 9});
  CHECK(experiment.features == std::vector{Feature::sin_x, Feature::x_times_y});
  const std::vector<Layer> layers = {
      Dense{4, Activation::relu, false, HeNormal{}, Zeros{}, {0.5f, 0.25f}},
      ActivationLayer{Activation::tanh}, Dropout{0.25f}, Flatten{},
      Dense{1, Activation::linear, true, RandomUniform{-2, 3}, Constant{10}, {0.01f, 0}}};
  CHECK(experiment.model == layers);
  CHECK(experiment.training.loss == Loss::binary_crossentropy);
  CHECK(experiment.training.optimizer == Optimizer(SGD{0.5f, 0.75f, true}));
  CHECK(experiment.training.batch_size == 8);
  CHECK(experiment.training.epochs == 3);
  const std::vector<Callback> callbacks = {StopBelow{Monitor::val_loss, 0.125},
                                           EarlyStopping{Monitor::accuracy, 2, 0.5}};
  CHECK(experiment.training.callbacks == callbacks);
}

TEST_CASE("short forms") {
  const auto optimizer = [](const std::string& json) {
    return parse_experiment(training("\"optimizer\": " + json)).training.optimizer;
  };
  CHECK(optimizer("\"Adam\"") == Optimizer(Adam{}));
  CHECK(optimizer(R"({"name": "RMSprop"})") == Optimizer(RMSprop{}));
  CHECK(optimizer(R"({"name": "Adagrad", "epsilon": 1e-6})") ==
        Optimizer(Adagrad{0.001f, 0.1f, 1e-6f}));
  CHECK(parse_experiment(dense(R"("kernel_initializer": {"name": "ones"})")).model[0] ==
        Layer(Dense{1, Activation::linear, true, Ones{}, Zeros{}, {}}));
  CHECK(parse_experiment(R"({"seed": 1e3})").seed == 1000);
}

TEST_CASE("keys that do not exist are named with those that do") {
  check_refusals({
      {R"({"sead": 1})",
       "sead is not a key of an experiment, which has descent, seed, data, features, model, "
       "training."},
      {R"({"a\u0000b": 1})",
       "\"a\\u0000b\" is not a key of an experiment, which has descent, seed, data, features, "
       "model, training."},
      {R"({"weights": []})",
       "weights is not a key of an experiment, which has descent, seed, data, features, model, "
       "training."},
      {data(R"("name": "mnist", "noise": 0)"),
       "data.noise is not a key of the data set mnist, which has name, train_limit, test_limit, "
       "validation_fraction, validation_count, own_images, own_images_alone, seed."},
      {training(R"("optimizer": {"name": "SGD", "lr": 1})"),
       "training.optimizer.lr is not a key of SGD, which has name, learning_rate, momentum, "
       "nesterov."},
      {dense(R"("unit": 3)"),
       "model[0].unit is not a key of a Dense layer, which has layer, units, activation, use_bias, "
       "kernel_initializer, bias_initializer, kernel_regularizer, trainable."},
      {conv(R"("kernel_size": 3, "units": 3)"),
       "model[0].units is not a key of a Conv2D layer, which has layer, filters, kernel_size, "
       "strides, padding, activation, use_bias, kernel_initializer, bias_initializer, "
       "kernel_regularizer, trainable."},
      {R"({"model": [{"layer": "AveragePooling2D", "size": 2}]})",
       "model[0].size is not a key of an AveragePooling2D layer, which has layer, pool_size, "
       "strides, padding."},
      {training(R"("optimizer": {"name": "Adadelta", "beta_1": 1})"),
       "training.optimizer.beta_1 is not a key of Adadelta, which has name, learning_rate, rho, "
       "epsilon."},
      {dense(R"("kernel_initializer": {"name": "zeros", "value": 1})"),
       "model[0].kernel_initializer.value is not a key of zeros, which has name."},
      {dense(R"("kernel_regularizer": {"l3": 1})"),
       "model[0].kernel_regularizer.l3 is not a key of a regularizer, which has l1, l2."},
      {training(R"("callbacks": [{"name": "StopBelow", "patience": 1}])"),
       "training.callbacks[0].patience is not a key of StopBelow, which has name, monitor, value."},
  });
}

TEST_CASE("values of a wrong type are named with what is allowed") {
  check_refusals({
      {"[]", "The whole JSON text is [], but must be an object: {…}."},
      {"7", "The whole JSON text is 7, but must be an object: {…}."},
      {R"({"seed": "42"})",
       "seed is \"42\", but must be a whole number from 0 to 9007199254740992."},
      {R"({"seed": 1.5})", "seed is 1.5, but must be a whole number from 0 to 9007199254740992."},
      {R"({"data": "spiral"})", "data is \"spiral\", but must be an object: {…}."},
      {R"({"features": "x"})", "features is \"x\", but must be a list of 1 to 7 items."},
      {R"({"model": [3]})", "model[0] is 3, but must be an object: {…}."},
      {dense(R"("use_bias": 1)"), "model[0].use_bias is 1, but must be true or false."},
      {dense(R"("activation": null)"),
       "model[0].activation is null, but must be one of linear, relu, leaky_relu, elu, tanh, "
       "sigmoid, sin, softmax."},
      {training(R"("optimizer": {"name": "SGD", "learning_rate": "0.1"})"),
       "training.optimizer.learning_rate is \"0.1\", but must be a number from 0 to 1000."},
      {data(R"("name": "points", "x": [1, 2], "y": [[1]])"),
       "data.x[0] is 1, but must be a list of 1 to 1024 numbers."},
      {data(R"("name": "points", "x": [[1, "2"]], "y": [[1]])"),
       "data.x[0][1] is \"2\", but must be a number from -1e+30 to 1e+30."},
  });
}

TEST_CASE("impossible values are named with what is allowed") {
  check_refusals({
      {R"({"descent": 2})",
       "descent is 2, but must be 1, the only version of the format that this program reads."},
      {R"({"seed": -1})", "seed is -1, but must be a whole number from 0 to 9007199254740992."},
      {R"({"seed": 9007199254740993})",
       "seed is 9007199254740993, but must be a whole number from 0 to 9007199254740992."},
      {data(R"("name": "moons")"),
       "data.name is \"moons\", but must be one of circle, xor, gauss, spiral, clusters, "
       "spiral_arms, rings, reg_plane, reg_gauss, points, mnist, fashion_mnist, "
       "synthetic_digits."},
      {data(R"("name": "rings", "classes": 7)"),
       "data.classes is 7, but must be a whole number from 2 to 6."},
      {data(R"("classes": 3)"),
       "data.classes is not a key of the data set spiral, which has name, samples, noise, "
       "test_fraction, test_count, validation_fraction, validation_count, seed."},
      {data(R"("name": "points", "x": [[1, 2]], "y": [[1]], "x_axes": [{"name": "a"}])"),
       "data.x_axes is [{\"name\": \"a\"}], but must be a list of 2 items."},
      {data(R"("name": "points", "x": [[1]], "y": [[1]], "x_axes": [{"name": ""}])"),
       "data.x_axes[0].name is \"\", but must be a text of 1 to 64 bytes."},
      {data(R"("name": "points", "x": [[1]], "y": [[1]], "class_names": ["a"])"),
       "data.class_names is [\"a\"], but must be a list of 2 to 10 items."},
      {data(R"("noise": 0.6)"), "data.noise is 0.6, but must be a number from 0 to 0.5."},
      {data(R"("samples": 1e9)"),
       "data.samples is 1e+09, but must be a whole number from 10 to 100000."},
      {R"({"features": ["x", "z"]})",
       "features[1] is \"z\", but must be one of x, y, x_squared, y_squared, x_times_y, sin_x, "
       "sin_y."},
      {R"({"features": ["x", "x"]})",
       "features[1] is \"x\", but must be a feature that is not in the list already."},
      {R"({"features": []})", "features is [], but must be a list of 1 to 7 items."},
      {R"({"data": {"name": "mnist"}, "features": ["x"]})",
       "features are for the 2-D sets and for points of two numbers, not for mnist: leave the key "
       "out."},
      {R"({"model": []})", "model is [], but must be a list of 1 to 32 items."},
      {R"({"model": [{"layer": "Conv3D"}]})",
       "model[0].layer is \"Conv3D\", but must be one of Dense, Activation, Flatten, Dropout, "
       "Conv2D, MaxPooling2D, AveragePooling2D, BatchNormalization, "
       "GlobalAveragePooling2D, RandomTranslation, RandomRotation, RandomZoom, RandomFlip."},
      {conv(R"("kernel_size": 12)"),
       "model[0].kernel_size is 12, but must be a whole number from 1 to 11."},
      {conv(R"("kernel_size": [3, 0])"),
       "model[0].kernel_size[1] is 0, but must be a whole number from 1 to 11."},
      {conv(R"("kernel_size": [3])"),
       "model[0].kernel_size is [3], but must be a whole number from 1 to 11, or two: [height, "
       "width]."},
      {R"({"model": [{"layer": "RandomZoom", "height_factor": [0.1]}]})",
       "model[0].height_factor is [0.1], but must be a number from -1 to 1, or two: [lower, "
       "upper]."},
      {R"({"model": [{"layer": "RandomRotation", "factor": [0, 1.5]}]})",
       "model[0].factor[1] is 1.5, but must be a number from -1 to 1."},
      {conv(R"("kernel_size": "3")"),
       "model[0].kernel_size is \"3\", but must be a whole number from 1 to 11, or two: [height, "
       "width]."},
      {conv(R"("kernel_size": 3, "strides": 0)"),
       "model[0].strides is 0, but must be a whole number from 1 to 28."},
      {conv(R"("kernel_size": 3, "padding": "full")"),
       "model[0].padding is \"full\", but must be one of valid, same."},
      {R"({"model": [{"layer": "Conv2D", "filters": 1025, "kernel_size": 3}]})",
       "model[0].filters is 1025, but must be a whole number from 1 to 1024."},
      {R"({"model": [{"layer": "MaxPooling2D", "pool_size": 29}]})",
       "model[0].pool_size is 29, but must be a whole number from 1 to 28."},
      {R"({"model": [{"layer": "Dense", "units": 0}]})",
       "model[0].units is 0, but must be a whole number from 1 to 4096."},
      {R"({"model": [{"layer": "Dropout", "rate": 1}]})",
       "model[0].rate is 1, but must be a number from 0 to 0.99."},
      {dense(R"("kernel_initializer": {"name": "RandomUniform", "minval": 2, "maxval": 1})"),
       "model[0].kernel_initializer is {\"name\": \"RandomUniform\", \"minval\": 2, \"maxval\": "
       "1}, "
       "but must be a range: minval at most maxval."},
      {training(R"("optimizer": {"name": "SGD", "learning_rate": -1})"),
       "training.optimizer.learning_rate is -1, but must be a number from 0 to 1000."},
      {training(R"("optimizer": "adam")"),
       "training.optimizer is \"adam\", but must be one of SGD, RMSprop, Adagrad, Adadelta, "
       "Adam."},
      {training(R"("epochs": 0)"),
       "training.epochs is 0, but must be a whole number from 1 to 1000000."},
      {training(R"("callbacks": [{"name": "StopAbove", "monitor": "lr"}])"),
       "training.callbacks[0].monitor is \"lr\", but must be one of loss, accuracy, val_loss, "
       "val_accuracy."},
      {training(R"("schedule": {"name": "CosineDecay", "decay_steps": 0})"),
       "training.schedule.decay_steps is 0, but must be a whole number from 1 to 1000000000."},
  });
}

TEST_CASE("what is required is named where it is missing") {
  check_refusals({
      {R"({"model": [{"units": 3}]})", "model[0].layer is missing."},
      {R"({"model": [{"layer": "Dense"}]})", "model[0].units is missing."},
      {R"({"model": [{"layer": "Activation"}]})", "model[0].activation is missing."},
      {R"({"model": [{"layer": "Conv2D", "kernel_size": 3}]})", "model[0].filters is missing."},
      {R"({"model": [{"layer": "Conv2D", "filters": 3}]})", "model[0].kernel_size is missing."},
      {data(R"("name": "points", "y": [[1]])"), "data.x is missing."},
      {training(R"("optimizer": {"learning_rate": 1})"), "training.optimizer.name is missing."},
      {training(R"("callbacks": [{}])"), "training.callbacks[0].name is missing."},
  });
}

TEST_CASE("a long value is cut short in the sentence") {
  const std::string name(500, 'a');
  CHECK_THROWS_MATCHES(parse_experiment(training("\"loss\": \"" + name + "\"")), Error,
                       Message("training.loss is \"" + name.substr(0, 59) +
                               "…, but must be one of mean_squared_error, mean_absolute_error, "
                               "binary_crossentropy, sparse_categorical_crossentropy."));
}
