#include "web/scenes/images/model_stack_edits.hpp"

#include <catch2/catch_test_macros.hpp>

#include "engine/model/sequential.hpp"
#include "web/app/state/model_edits.hpp"

namespace descent {
namespace {

const std::vector<Layer> stack{Flatten{}, Dense{128, Activation::relu}, Dropout{0.2f},
                               Dense{10, Activation::softmax}};

std::vector<LayerCard> cards_of(const std::vector<Layer>& layers) {
  return layer_cards(layers, model_costs({28, 28}, layers, {}));
}

const Dense& dense_at(const std::vector<Layer>& layers, std::size_t index) {
  return std::get<Dense>(layers[index]);
}

}  // namespace

TEST_CASE("Layer cards say what the model has", "[model_stack]") {
  const auto cards = cards_of(stack);
  REQUIRE(cards.size() == 4);
  CHECK(cards[0].name == "Flatten");
  CHECK(cards[0].output_shape == "784");
  CHECK(cards[0].cost.parameters == 0);
  CHECK(cards[1].name == "Dense");
  CHECK(cards[1].output_shape == "128");
  CHECK(cards[1].cost.parameters == 784 * 128 + 128);
  CHECK(cards[2].cost.parameters == 0);
  CHECK_FALSE(cards[1].is_output);
  CHECK(cards[3].is_output);

  const Sequential model({28, 28}, stack, 1);
  for (std::size_t i = 0; i < stack.size(); ++i) {
    CHECK(cards[i].cost.parameters == model.parameter_count(i));
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
  const auto cards = cards_of(layers);
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
    CHECK(cards[i].cost.parameters == model.parameter_count(i));
  }
}

TEST_CASE("Layer cards bear a model that does not fit", "[model_stack]") {
  const auto cards = cards_of({Dense{5}, Dense{10}});
  REQUIRE(cards.size() == 2);
  CHECK(cards[0].output_shape.empty());
  CHECK(cards[1].cost.parameters == 0);
  CHECK(cards_of({}).empty());
  CHECK(cards_of({ActivationLayer{Activation::relu}})[0].output_shape == "28×28");
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

TEST_CASE("Every kind of layer can be added, where it fits", "[model_stack]") {
  const auto addable = addable_layers({28, 28}, stack);
  CHECK(addable.size() == all_layers().size());
  for (const AddableLayer& one : addable) {
    INFO(one.name);
    if (one.name == "Flatten") {
      CHECK(one.layers == stack);  // what comes from the first is flat
      continue;
    }
    REQUIRE(one.layers.size() == stack.size() + 1);
    CHECK(layer_name(one.layers[one.place]) == one.name);
    const Sequential model({28, 28}, one.layers, 1);
    CHECK(model.output_size() == 10);
    const bool before_flatten = !std::holds_alternative<Flatten>(one.layers[0]);
    const bool of_pictures =
        one.name.find("2D") != std::string::npos || one.name.find("Random") != std::string::npos;
    CHECK(before_flatten == of_pictures);
    CHECK(one.layers.back() == stack.back());
    CHECK_FALSE(one.meaning.empty());
  }
}

TEST_CASE("What fits nowhere, or finds no room, is not added", "[model_stack]") {
  const std::vector<Layer> of_points{Dense{4}, Dense{1}};
  for (const AddableLayer& one : addable_layers({2}, of_points)) {
    const bool of_pictures =
        one.name.find("2D") != std::string::npos || one.name.find("Random") != std::string::npos;
    INFO(one.name);
    if (of_pictures) CHECK(one.layers == of_points);
    if (one.name == "Dense" || one.name == "Dropout") CHECK(one.layers.size() == 3);
  }
  std::vector<Layer> full(most_stack_layers - 1, Dropout{0.2f});
  full.push_back(Dense{10});
  for (const AddableLayer& one : addable_layers({784}, full)) CHECK(one.layers == full);
  CHECK(with_copied_layer(full, 0) == full);
}

TEST_CASE("A layer is added behind the one that is open, where it fits there", "[model_stack]") {
  const std::vector<Layer> layers{Flatten{}, Dense{128}, Dense{64}, Dense{10}};
  for (const AddableLayer& one : addable_layers({28, 28}, layers, 1)) {
    INFO(one.name);
    if (one.name == "Dropout" || one.name == "Dense") CHECK(one.place == 2);
    if (one.name == "Conv2D") CHECK(one.place == 0);
    if (one.name == "Dense") CHECK(dense_at(one.layers, 2).units == 64);
  }
  // Behind the output nothing is added.
  for (const AddableLayer& one : addable_layers({28, 28}, layers, 3)) CHECK(one.place <= 3);
}

TEST_CASE("Layers are moved and copied", "[model_stack]") {
  const std::vector<Layer> layers{Dense{1}, Dense{2}, Dense{3}, Dense{4}};
  const auto units = [](const std::vector<Layer>& all) {
    std::vector<std::size_t> found;
    for (const Layer& one : all) found.push_back(std::get<Dense>(one).units);
    return found;
  };
  using Units = std::vector<std::size_t>;
  CHECK(units(with_moved_layer(layers, 0, 2)) == Units{2, 3, 1, 4});
  CHECK(units(with_moved_layer(layers, 2, 0)) == Units{3, 1, 2, 4});
  CHECK(units(with_moved_layer(layers, 1, 1)) == Units{1, 2, 3, 4});
  CHECK(units(with_copied_layer(layers, 1)) == Units{1, 2, 2, 3, 4});
  CHECK(can_move(layers, 0, 2));
  CHECK_FALSE(can_move(layers, 0, 0));
  CHECK_FALSE(can_move(layers, 0, 3));  // behind the output
  CHECK_FALSE(can_move(layers, 3, 0));
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
  const auto cards = cards_of({RandomTranslation{}, RandomRotation{}, zoom, layers[1], layers[2]});
  CHECK(cards[0].details == "height ±0.1, width ±0.1, reflect");
  CHECK(cards[1].details == "±0.05, reflect");
  CHECK(cards[2].details == "height −0.2 … 0, constant");
  CHECK(cards[3].details == "horizontal");
  CHECK(cards[3].output_shape == "28×28");
}

TEST_CASE("Cards of layers without controls tell their settings", "[model_stack]") {
  const auto cards = cards_of({BatchNormalization{}, GlobalAveragePooling2D{}, Dense{10}});
  CHECK(cards[0].details == "momentum 0.99, epsilon 0.001");
  CHECK(cards[0].cost.parameters == 4 * 28);
  CHECK(cards[1].details.empty());
  CHECK_FALSE(cards[1].has_controls);
  CHECK(cards[2].has_controls);
}

TEST_CASE("The output layer stays", "[model_stack]") {
  CHECK(can_remove(stack, 0));
  CHECK(can_remove(stack, 1));
  CHECK(can_remove(stack, 2));
  CHECK_FALSE(can_remove(stack, 3));
  CHECK_FALSE(can_remove(stack, 4));
  CHECK(output_layer(stack) == 3);
  CHECK(output_layer({Flatten{}}) == 1);
}

}  // namespace descent
