#include "engine/inspect/model_costs.hpp"

#include <catch2/catch_test_macros.hpp>

#include "engine/training/training_memory.hpp"

namespace descent {
namespace {

Conv2D relu_conv(std::size_t filters, Padding padding = Padding::valid) {
  return {filters, {3, 3}, {1, 1}, padding, Activation::relu};
}

template <typename Settings>
Settings frozen(Settings layer) {
  layer.trainable = false;
  return layer;
}

const Dense output{10, Activation::softmax};

const std::vector<std::vector<Layer>>& stacks() {
  static const std::vector<std::vector<Layer>> all = {
      {Flatten{}, Dense{128, Activation::relu}, Dropout{0.2f}, output},
      {relu_conv(8), MaxPooling2D{}, relu_conv(16, Padding::same), BatchNormalization{},
       ActivationLayer{Activation::relu}, AveragePooling2D{}, Flatten{}, Dense{32}, output},
      {MaxPooling2D{}, relu_conv(4), GlobalAveragePooling2D{}, output},
      {frozen(relu_conv(8)), relu_conv(8), frozen(BatchNormalization{}), frozen(relu_conv(4)),
       Flatten{}, output},
      {frozen(relu_conv(8)), Flatten{}, frozen(output)},
  };
  return all;
}

}  // namespace

TEST_CASE("What a stack costs is what its model takes", "[model_costs]") {
  for (const std::vector<Layer>& layers : stacks()) {
    for (const std::size_t threads : {1, 3}) {
      for (const std::size_t batch : {1, 32, 500}) {
        const Sequential model({28, 28}, layers, 1);
        const ModelCosts costs = model_costs({28, 28}, layers, {Adam{}, batch, 1000, threads});
        INFO(layers.size() << " layers, " << batch << " samples, " << threads << " threads");
        CHECK(costs.misfit.empty());
        CHECK(costs.parameters == model.parameter_count());
        CHECK(costs.trainable == model.trainable_count());
        CHECK(costs.multiply_adds == model.multiply_adds());
        CHECK(costs.training_flop == model.training_flop());
        REQUIRE(costs.layers.size() == layers.size());
        for (std::size_t i = 0; i < layers.size(); ++i) {
          CHECK(costs.layers[i].output == model.layer_output_shape(i));
          CHECK(costs.layers[i].parameters == model.parameter_count(i));
        }
        // The arena begins each of its arrays, at most ten a layer and pass, on a cache line.
        const std::uint64_t taken = training_bytes(model, Adam{}, batch, 1000, threads);
        CHECK(costs.bytes <= taken);
        CHECK(taken - costs.bytes <= 64 * 20 * layers.size());
      }
    }
  }
}

TEST_CASE("A stack that does not fit together tells where and why", "[model_costs]") {
  const ModelCosts costs = model_costs({28, 28}, {Flatten{}, relu_conv(8), output}, {});
  CHECK(costs.misfit_at == 1);
  CHECK(costs.misfit.find("before the Flatten layer") != std::string::npos);
  CHECK(costs.layers[0].output == Shape{784});
  CHECK(costs.layers[1].output.empty());
  CHECK(costs.layers[2].parameters == 0);
  CHECK(model_costs({28, 28}, {}, {}).layers.empty());
}

TEST_CASE("A stack that no memory could hold is told of, not made", "[model_costs]") {
  const ModelCosts costs = model_costs({28, 28}, {Flatten{}, Dense{4096}, Dense{4096}}, {});
  CHECK(costs.parameters > 19'000'000);
  CHECK(costs.layers[1].bytes > costs.layers[0].bytes);
  Conv2D huge = relu_conv(1024, Padding::same);
  const ModelCosts large =
      model_costs({28, 28}, std::vector<Layer>(30, huge), {SGD{}, 1024, 10000, 1});
  CHECK(large.multiply_adds > 200'000'000'000);
  CHECK(large.bytes > 1'000'000'000);
}

namespace {

// The stack with twice as many filters or units in the layer, if it has any.
std::vector<Layer> doubled(std::vector<Layer> layers, std::size_t layer) {
  if (auto* conv = std::get_if<Conv2D>(&layers[layer])) conv->filters *= 2;
  if (auto* dense = std::get_if<Dense>(&layers[layer])) dense->units *= 2;
  return layers;
}

}  // namespace

TEST_CASE("Twice the filters or units take no layer less memory", "[model_costs]") {
  for (const std::size_t batch : {1, 32, 128}) {
    const TrainedHow how{Adam{}, batch, 1000, 1};
    for (std::vector<Layer> layers : stacks()) {
      for (std::size_t changed = 0; changed + 1 < layers.size(); ++changed) {
        for (int times = 0; times < 5; ++times) {
          const std::vector<Layer> larger = doubled(layers, changed);
          const ModelCosts before = model_costs({28, 28}, layers, how);
          const ModelCosts after = model_costs({28, 28}, larger, how);
          INFO("layer " << changed << " of " << layers.size() << ", " << batch << " samples");
          for (std::size_t i = 0; i < layers.size(); ++i) {
            CHECK(after.layers[i].bytes >= before.layers[i].bytes);
          }
          if (larger != layers) {
            CHECK(after.layers[changed].bytes > before.layers[changed].bytes);
          }
          layers = larger;
        }
      }
    }
  }
}

TEST_CASE("The layers' memory is theirs for a whole batch, the total what is held",
          "[model_costs]") {
  const std::vector<Layer> layers = {relu_conv(64), MaxPooling2D{}, relu_conv(64, Padding::same),
                                     Flatten{}, output};
  const ModelCosts costs = model_costs({28, 28}, layers, {Adam{}, 64, 1000, 1});
  std::uint64_t sum = 0;
  for (const LayerCost& layer : costs.layers) sum += layer.bytes;
  CHECK(costs.layer_bytes == sum);
  // 26·26·64 outputs and as many gradients; 640 parameters, five more numbers each and a gradient.
  CHECK(costs.layers[0].bytes == 4 * (64 * 2 * 26 * 26 * 64 + 640 * 6));
  CHECK(costs.samples_at_once < 64);
  CHECK(costs.bytes < costs.layer_bytes);
  CHECK(model_costs({28, 28}, layers, {Adam{}, 1, 1000, 1}).samples_at_once == 1);
}

}  // namespace descent
