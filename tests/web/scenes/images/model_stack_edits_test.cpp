#include "web/scenes/images/model_stack_edits.hpp"

#include <catch2/catch_test_macros.hpp>

#include "engine/model/sequential.hpp"
#include "web/app/state/model_edits.hpp"

namespace descent {
namespace {

const std::vector<Layer> stack{Flatten{}, Dense{128, Activation::relu}, Dropout{0.2f},
                               Dense{10, Activation::softmax}};

const Dense& dense_at(const std::vector<Layer>& layers, std::size_t index) {
  return std::get<Dense>(layers[index]);
}

}  // namespace

TEST_CASE("Layer cards say what the model has", "[model_stack]") {
  const auto cards = layer_cards({28, 28}, stack);
  REQUIRE(cards.size() == 4);
  CHECK(cards[0].name == "Flatten");
  CHECK(cards[0].output_shape == "784");
  CHECK(cards[0].parameters == 0);
  CHECK(cards[1].name == "Dense");
  CHECK(cards[1].output_shape == "128");
  CHECK(cards[1].parameters == 784 * 128 + 128);
  CHECK(cards[2].parameters == 0);
  CHECK_FALSE(cards[1].is_output);
  CHECK(cards[3].is_output);

  const Sequential model({28, 28}, stack, 1);
  CHECK(parameter_count(cards) == model.parameter_count());
  for (std::size_t i = 0; i < stack.size(); ++i) {
    CHECK(cards[i].parameters == model.parameter_count(i));
  }
}

TEST_CASE("Layer cards of a convolutional network say what the layers do", "[model_stack]") {
  Conv2D strided{4, {3, 5}, {1, 2}, Padding::same};
  const std::vector<Layer> layers = {Conv2D{32, {3, 3}, {1, 1}, Padding::valid, Activation::relu},
                                     MaxPooling2D{},
                                     strided,
                                     AveragePooling2D{{2, 2}, {1, 1}, Padding::same},
                                     Flatten{},
                                     Dense{10}};
  const auto cards = layer_cards({28, 28}, layers);
  REQUIRE(cards.size() == 6);
  CHECK(cards[0].name == "Conv2D");
  CHECK(cards[0].details == "32 · 3×3, relu");
  CHECK(cards[0].output_shape == "26×26×32");
  CHECK(cards[1].details == "2×2");
  CHECK(cards[2].details == "4 · 3×5, strides 1×2, same");
  CHECK(cards[3].details == "2×2, strides 1×1, same");
  CHECK(cards[4].details.empty());
  const Sequential model({28, 28}, layers, 1);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    CHECK(cards[i].parameters == model.parameter_count(i));
  }
}

TEST_CASE("Layer cards bear a model that does not fit", "[model_stack]") {
  const auto cards = layer_cards({28, 28}, {Dense{5}, Dense{10}});
  REQUIRE(cards.size() == 2);
  CHECK(cards[0].output_shape.empty());
  CHECK(cards[1].parameters == 0);
  CHECK(layer_cards({28, 28}, {}).empty());
  CHECK(layer_cards({2, 3}, {ActivationLayer{Activation::relu}})[0].output_shape == "2×3");
}

TEST_CASE("Layers are added before the output", "[model_stack]") {
  const auto denser = with_added_dense(stack);
  REQUIRE(denser.size() == 5);
  CHECK(dense_at(denser, 3) == dense_at(stack, 1));
  CHECK(dense_at(denser, 4).units == 10);

  const auto first = with_added_dense({Flatten{}, Dense{10, Activation::softmax}});
  REQUIRE(first.size() == 3);
  CHECK(dense_at(first, 1).units == 64);
  CHECK(dense_at(first, 1).activation == Activation::relu);

  const auto dropped = with_added_dropout({Flatten{}, Dense{10, Activation::softmax}});
  REQUIRE(dropped.size() == 3);
  CHECK(std::holds_alternative<Dropout>(dropped[1]));
}

TEST_CASE("The stack stays of a readable height", "[model_stack]") {
  auto layers = stack;
  for (int i = 0; i < 30; ++i) layers = with_added_dropout(layers);
  CHECK(layers.size() == most_stack_layers);
  layers = stack;
  for (int i = 0; i < 30; ++i) layers = with_added_dense(layers);
  CHECK(layers.size() <= most_stack_layers);
  CHECK(hidden_layers(layers).size() <= most_hidden_layers);
}

TEST_CASE("Single layers are changed", "[model_stack]") {
  CHECK(dense_at(with_layer_activation(stack, 1, Activation::tanh), 1).activation ==
        Activation::tanh);
  const std::vector<Layer> alone{ActivationLayer{Activation::relu}};
  const auto changed = with_layer_activation(alone, 0, Activation::sigmoid);
  CHECK(std::get<ActivationLayer>(changed[0]).activation == Activation::sigmoid);
  CHECK(with_layer_activation(stack, 0, Activation::tanh) == stack);

  CHECK(std::get<Dropout>(with_dropout_rate(stack, 2, 0.5f)[2]).rate == 0.5f);
  CHECK(std::get<Dropout>(with_dropout_rate(stack, 2, 7)[2]).rate < 1);
  CHECK(with_dropout_rate(stack, 1, 0.5f) == stack);
}

TEST_CASE("Every kind of layer that fits can be added, where it fits", "[model_stack]") {
  const auto addable = addable_layers({28, 28}, stack);
  CHECK(addable.size() == all_layers().size() - 3);  // Dense, Dropout and Flatten
  for (const AddableLayer& one : addable) {
    INFO(one.name);
    REQUIRE(one.layers.size() == stack.size() + 1);
    const Sequential model({28, 28}, one.layers, 1);
    CHECK(model.output_size() == 10);
    const bool before_flatten = !std::holds_alternative<Flatten>(one.layers[0]);
    const bool of_pictures =
        one.name.find("2D") != std::string::npos || one.name.find("Random") != std::string::npos;
    CHECK(before_flatten == of_pictures);
    CHECK(std::holds_alternative<Dense>(one.layers.back()));
  }
  for (const AddableLayer& one : addable_layers({2}, {Dense{4}, Dense{1}})) {
    CHECK(one.name.find("2D") == std::string::npos);
    CHECK(one.name.find("Random") == std::string::npos);
  }
  std::vector<Layer> full = stack;
  while (full.size() < most_stack_layers) full = with_added_dropout(full);
  for (const AddableLayer& one : addable_layers({28, 28}, full)) CHECK(one.layers == full);
}

TEST_CASE("What changes pictures at random goes in front of a convolutional network",
          "[model_stack]") {
  std::vector<Layer> layers = {Conv2D{4, {3, 3}}, MaxPooling2D{}, Flatten{}, Dense{10}};
  for (const char* name : {"RandomRotation", "RandomFlip"}) {
    for (const AddableLayer& one : addable_layers({28, 28}, layers)) {
      if (one.name == name) layers = one.layers;
    }
  }
  REQUIRE(layers.size() == 6);
  CHECK(layer_name(layers[0]) == "RandomRotation");
  CHECK(std::get<RandomFlip>(layers[1]).mode == FlipMode::horizontal);
  CHECK(layer_name(layers[2]) == "Conv2D");
  RandomZoom zoom;
  zoom.height_factor = {-0.2f, 0};
  zoom.fill_mode = FillMode::constant;
  const auto cards =
      layer_cards({28, 28}, {RandomTranslation{}, RandomRotation{}, zoom, layers[1], layers[2]});
  CHECK(cards[0].details == "height ±0.1, width ±0.1, reflect");
  CHECK(cards[1].details == "±0.05, reflect");
  CHECK(cards[2].details == "height −0.2 … 0, constant");
  CHECK(cards[3].details == "horizontal");
  CHECK(cards[3].output_shape == "28×28");
}

TEST_CASE("Cards of layers without controls tell their settings", "[model_stack]") {
  const auto cards =
      layer_cards({28, 28}, {BatchNormalization{}, GlobalAveragePooling2D{}, Dense{10}});
  CHECK(cards[0].details == "momentum 0.99, epsilon 0.001");
  CHECK(cards[0].parameters == 4 * 28);
  CHECK(cards[1].details.empty());
  CHECK_FALSE(cards[1].has_controls);
  CHECK(cards[2].has_controls);
}

TEST_CASE("Flatten and the output layer stay", "[model_stack]") {
  CHECK_FALSE(can_remove(stack, 0));
  CHECK(can_remove(stack, 1));
  CHECK(can_remove(stack, 2));
  CHECK_FALSE(can_remove(stack, 3));
  CHECK_FALSE(can_remove(stack, 4));
  CHECK(output_layer(stack) == 3);
  CHECK(output_layer({Flatten{}}) == 1);
}

}  // namespace descent
