#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "engine/core/error.hpp"
#include "engine/layers/layer_passes.hpp"
#include "engine/model/sequential.hpp"
#include "tests/model/gradient_check.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;
using tests::GradientCase;
using tests::random_values;

namespace {

Conv2D conv(std::size_t filters, Size2D size, Activation activation = Activation::linear,
            Padding padding = Padding::valid, Size2D strides = {}) {
  Conv2D layer;
  layer.filters = filters;
  layer.kernel_size = size;
  layer.strides = strides;
  layer.padding = padding;
  layer.activation = activation;
  layer.bias_initializer = RandomUniform{-0.3f, 0.3f};
  return layer;
}

// What comes before Flatten and Dense.
std::vector<GradientCase> convolution_cases() {
  const Size2D three{3, 3};
  const auto same = Padding::same, valid = Padding::valid;
  std::vector<GradientCase> all;
  for (const Activation f :
       {Activation::linear, Activation::relu, Activation::leaky_relu, Activation::elu,
        Activation::tanh, Activation::sigmoid, Activation::sin}) {
    all.push_back({"activation " + std::string(to_string(f)),
                   {6, 5, 2},
                   {conv(3, three, f, same), conv(5, {2, 3}, f)}});
  }
  all.push_back({"strides, uneven", {7, 8}, {conv(2, {3, 2}), conv(3, three, {}, same, {2, 3})}});
  all.push_back(
      {"strides beyond the window", {8, 7}, {conv(2, {1, 1}), conv(3, {1, 2}, {}, valid, {3, 3})}});
  all.push_back({"window larger than the picture",
                 {3, 2, 2},
                 {conv(2, three, {}, same), conv(3, {7, 8}, {}, same)}});
  all.push_back({"max pooling", {6, 6}, {conv(5, three), MaxPooling2D{}, conv(2, {2, 2})}});
  all.push_back({"max pooling, overlapping and cut",
                 {7, 6},
                 {conv(5, {2, 2}), MaxPooling2D{{3, 2}, {1, 2}, same}}});
  all.push_back({"average pooling", {6, 6}, {conv(5, three), AveragePooling2D{}}});
  all.push_back({"average pooling, overlapping and cut",
                 {7, 6},
                 {conv(5, {2, 2}), AveragePooling2D{{3, 2}, {2, 1}, same}, conv(2, {2, 2})}});
  all.push_back(
      {"pooling first", {6, 6, 3}, {MaxPooling2D{}, AveragePooling2D{{2, 1}}, conv(2, {1, 1})}});
  Conv2D other = conv(4, three, Activation::tanh);
  other.use_bias = false;
  other.kernel_regularizer = {0.01f, 0.02f};
  all.push_back({"no bias, L1 and L2", {5, 5}, {other, ActivationLayer{Activation::sigmoid}}});
  return all;
}

// The loss's gradients of 6 samples, worked on so many at a time.
Parameters gradients_in_slices(const Sequential& model, std::size_t slice) {
  constexpr std::size_t rows = 6;
  const std::size_t inputs = element_count(model.input_shape()), outputs = model.output_size();
  Random random(3);
  const std::vector<float> x = random_values(rows * inputs, random);
  const std::vector<float> targets = random_values(rows * outputs, random);
  Cache cache = model.make_cache(slice, Mode::training);
  for (std::size_t row = 0; row < rows; row += slice) {
    const float* input = &x[row * inputs];
    model.forward(default_kernels(), input, slice, cache, random);
    loss_and_gradient(Loss::mean_squared_error, default_kernels(), slice, outputs,
                      model.loss_input(Loss::mean_squared_error, cache, input),
                      &targets[row * outputs], rows, model.loss_gradient(cache));
    model.backward(default_kernels(), Loss::mean_squared_error, input, slice, cache,
                   row == 0 ? 0 : 1);
  }
  return model.gradients(cache);
}

}  // namespace

TEST_CASE("backward of convolutions and pooling agrees with central differences in double") {
  const KernelTable* kernels = GENERATE(from_range(kernel_tables()));
  const GradientCase one = GENERATE(from_range(convolution_cases()));
  CAPTURE(kernels->name, one.name);
  std::vector<Layer> layers = one.layers;
  layers.push_back(Flatten{});
  layers.push_back(Dense{3, Activation::softmax});
  tests::check_gradients(*kernels, Loss::sparse_categorical_crossentropy, one.input, layers);
}

TEST_CASE("the mean over whole pictures, forward and backward") {
  GlobalAveragePooling2D kept;
  kept.keepdims = true;
  CHECK(output_shape(GlobalAveragePooling2D{}, {6, 5, 4}) == Shape{4});
  CHECK(output_shape(GlobalAveragePooling2D{}, {6, 5}) == Shape{1});
  CHECK(output_shape(kept, {6, 5, 4}) == Shape{1, 1, 4});
  CHECK_THROWS_AS(output_shape(kept, {4}), Error);
  for (const KernelTable* kernels : kernel_tables()) {
    CAPTURE(kernels->name);
    tests::check_gradients(*kernels, Loss::mean_squared_error, {6, 5},
                           {conv(4, {3, 2}), GlobalAveragePooling2D{}, Dense{3}});
    tests::check_gradients(*kernels, Loss::mean_squared_error, {5, 5, 2},
                           {conv(5, {2, 2}), kept, conv(3, {1, 1}), Flatten{}});
    const Sequential alone({2, 2, 2}, {GlobalAveragePooling2D{}}, 1);
    const std::vector<float> x = {1, 10, 2, 20, 3, 30, 6, 60};
    Cache cache = alone.make_cache(1, Mode::inference);
    const float* y = alone.predict(*kernels, x.data(), 1, cache);
    CHECK(y[0] == 3);
    CHECK(y[1] == 30);
  }
}

TEST_CASE("a convolution can end a model") {
  const KernelTable* kernels = GENERATE(from_range(kernel_tables()));
  tests::check_gradients(*kernels, Loss::binary_crossentropy, {4, 4},
                         {conv(2, {3, 3}), conv(2, {2, 2}, Activation::sigmoid)});
  tests::check_gradients(*kernels, Loss::mean_squared_error, {4, 4},
                         {conv(2, {3, 3}, Activation::tanh), AveragePooling2D{}});
}

// Moroney's example of a filter, worked out by hand: the sum of pixels times weights.
//     0  64 128      -1    0   -2
//    48 192 144       0.5  4.5 -1.5     0 - 256 + 24 + 864 - 216 + 63 + 452 - 504 = 427
//    42 226 168       1.5  2   -3
TEST_CASE("a filter on a neighbourhood, by hand") {
  const std::vector<float> pixels = {0, 64, 128, 48, 192, 144, 42, 226, 168};
  Sequential model({3, 3}, {Conv2D{1, {3, 3}}}, 1);
  const std::vector<float> filter = {-1, 0, -2, 0.5f, 4.5f, -1.5f, 1.5f, 2, -3};
  std::copy(filter.begin(), filter.end(), model.parameters()[0].kernel().begin());
  model.parameters()[0].bias()(0) = 3;
  for (const KernelTable* kernels : kernel_tables()) {
    Cache cache = model.make_cache(1, Mode::inference);
    CHECK(*model.predict(*kernels, pixels.data(), 1, cache) == 430);
  }
}

TEST_CASE("two channels and two filters with \"same\" padding, by hand") {
  // One line of two cells of two channels: (1, 2) (3, 4). The window of two cells stands out on the
  // right. Kernel (cell, channel, filter): first cell 1 10, 2 20; second 3 30, 4 40.
  Conv2D layer{2, {1, 2}};
  layer.padding = Padding::same;
  Sequential model({1, 2, 2}, {layer}, 1);
  const std::vector<float> kernel = {1, 10, 2, 20, 3, 30, 4, 40}, input = {1, 2, 3, 4};
  std::copy(kernel.begin(), kernel.end(), model.parameters()[0].kernel().begin());
  for (const KernelTable* kernels : kernel_tables()) {
    Cache cache = model.make_cache(1, Mode::inference);
    const float* y = model.predict(*kernels, input.data(), 1, cache);
    CHECK(std::vector<float>(y, y + 4) == std::vector<float>{30, 300, 11, 110});
  }
}

TEST_CASE("pooling, by hand") {
  const std::vector<float> input = {1, 5, 2, 4, 4, 0, 7, 8, 3};
  const auto pooled = [&](const Layer& layer) {
    const Sequential model({3, 3}, {layer}, 1);
    Cache cache = model.make_cache(1, Mode::inference);
    const float* y = model.predict(default_kernels(), input.data(), 1, cache);
    return std::vector<float>(y, y + model.output_size());
  };
  const auto same = Padding::same;
  CHECK(pooled(MaxPooling2D{}) == std::vector<float>{5});
  CHECK(pooled(MaxPooling2D{{2, 2}, {1, 1}}) == std::vector<float>{5, 5, 8, 8});
  CHECK(pooled(MaxPooling2D{{2, 2}, {2, 2}, same}) == std::vector<float>{5, 2, 8, 3});
  CHECK(pooled(AveragePooling2D{}) == std::vector<float>{3.5f});
  // Only what lies inside counts: (2 + 0) / 2, (7 + 8) / 2, 3 / 1.
  CHECK(pooled(AveragePooling2D{{2, 2}, {2, 2}, same}) == std::vector<float>{3.5f, 1, 7.5f, 3});
}

TEST_CASE("the gradient of a maximum goes to the first of equals") {
  const Sequential model({1, 4}, {Conv2D{1, {1, 1}}, MaxPooling2D{{1, 2}}}, 1);
  const std::vector<float> input = {2, 2, 1, 3};
  for (const KernelTable* kernels : kernel_tables()) {
    Cache cache = model.make_cache(1, Mode::training);
    Random random(1);
    model.forward(*kernels, input.data(), 1, cache, random);
    model.loss_gradient(cache)[0] = 10;
    model.loss_gradient(cache)[1] = 20;
    model.backward(*kernels, Loss::mean_squared_error, input.data(), 1, cache, 0);
    const float* dx = cache.layers[0].gradient.data();
    const bool falling = model.parameters()[0].kernel()(0, 0, 0, 0) < 0;
    CHECK(std::vector<float>(dx, dx + 4) ==
          (falling ? std::vector<float>{10, 0, 20, 0} : std::vector<float>{10, 0, 0, 20}));
  }
}

TEST_CASE("gradients of a convolution's slices add up to those of the batch") {
  const Sequential model(
      {9, 8},
      {conv(4, {3, 3}, Activation::tanh), MaxPooling2D{{2, 2}, {2, 2}, Padding::same},
       conv(6, {2, 2}, Activation::relu), Flatten{}, Dense{2}},
      5);
  const Parameters whole = gradients_in_slices(model, 6);
  for (const std::size_t slice : {1, 2, 3}) {
    const Parameters sliced = gradients_in_slices(model, slice);
    const auto a = tensors(whole), b = tensors(sliced);
    for (std::size_t t = 0; t < a.size(); ++t) {
      // Sums of a few hundred products of order 0.1.
      for (std::size_t i = 0; i < a[t]->size(); ++i) {
        CHECK_THAT(b[t]->data()[i], WithinAbs(a[t]->data()[i], 1e-6));
      }
    }
  }
}

TEST_CASE("a convolution works on a few samples at a time, with the same outputs") {
  // Padded pictures and outputs of 58,304 numbers a sample: two fit into what is done at once.
  const Shape input{28, 28, 32};
  const Sequential model(input, {conv(7, {11, 11}, Activation::tanh, Padding::same)}, 5);
  Random random(2);
  const std::size_t rows = 5;
  const std::vector<float> x = random_values(rows * element_count(input), random);
  Cache cache = model.make_cache(rows, Mode::inference);
  CHECK(cache.layers[0].own[0].size() == 2 * 38 * 38 * 32);
  const float* y = model.predict(default_kernels(), x.data(), rows, cache);
  const std::vector<float> all(y, y + rows * model.output_size());
  Cache single = model.make_cache(1, Mode::inference);
  for (std::size_t row = 0; row < rows; ++row) {
    const float* one =
        model.predict(default_kernels(), x.data() + row * element_count(input), 1, single);
    CHECK(std::equal(one, one + model.output_size(), all.data() + row * model.output_size()));
  }
}

TEST_CASE("summary of a convolutional network reads as Keras's does") {
  // Keras's table for Moroney's fashion classifier with convolutions.
  const Sequential model({28, 28},
                         {Conv2D{64, {3, 3}}, MaxPooling2D{}, Conv2D{64, {3, 3}}, MaxPooling2D{},
                          Flatten{}, Dense{128}, Dense{10}},
                         1);
  CHECK(model.summary() ==
        "Layer (type)                     Output Shape         Param #\n"
        "conv2d (Conv2D)                  (None, 26, 26, 64)       640\n"
        "max_pooling2d (MaxPooling2D)     (None, 13, 13, 64)         0\n"
        "conv2d_1 (Conv2D)                (None, 11, 11, 64)    36,928\n"
        "max_pooling2d_1 (MaxPooling2D)   (None, 5, 5, 64)           0\n"
        "flatten (Flatten)                (None, 1600)               0\n"
        "dense (Dense)                    (None, 128)          204,928\n"
        "dense_1 (Dense)                  (None, 10)             1,290\n"
        "Total params: 243,786\n");
  CHECK(model.multiply_adds() == 26 * 26 * 9 * 64 + 13 * 13 * 64 * 4 + 11 * 11 * 9 * 64 * 64 +
                                     5 * 5 * 64 * 4 + 1600 * 128 + 128 * 10);
  CHECK(model.activation_count() ==
        26 * 26 * 64 + 13 * 13 * 64 + 11 * 11 * 64 + 2 * 5 * 5 * 64 + 128 + 10);
}

TEST_CASE("a convolution's first weights have the fans that Keras counts") {
  // glorot_uniform's limit: sqrt(6 / (3·3·8 + 3·3·16)) = 0.1667.
  const Sequential model({5, 5, 8}, {Conv2D{16, {3, 3}}}, 1);
  float largest = 0;
  for (const float w : model.parameters()[0].kernel()) largest = std::max(largest, std::abs(w));
  CHECK(largest <= std::sqrt(6.0f / 216));
  CHECK(largest > 0.98f * std::sqrt(6.0f / 216));  // of 1152 draws
  CHECK(model.parameters()[0].kernel().dimension() == 4);
  CHECK(model.parameters()[0].kernel().shape(3) == 16);
}

TEST_CASE("max pooling gives the gradient before the activation: the same numbers") {
  const MaxPooling2D halving{{2, 2}}, overlapping{{3, 3}, {2, 2}};
  CHECK(takes_along(halving, Activation::relu));
  CHECK_FALSE(takes_along(overlapping, Activation::tanh));
  CHECK_FALSE(takes_along(halving, Activation::sin));  // its gradient reads its input
  CHECK_FALSE(takes_along(halving, Activation::softmax));
  CHECK_FALSE(takes_along(AveragePooling2D{}, Activation::relu));
  const std::size_t rows = 3;
  const Shape pictures{7, 8, 5};  // the last row is under no window
  for (const Activation f : {Activation::relu, Activation::leaky_relu, Activation::elu,
                             Activation::tanh, Activation::sigmoid}) {
    INFO(to_string(f));
    Random random(3);
    const Sequential model(pictures, {ActivationLayer{f}, halving}, 1);
    const std::size_t numbers = rows * element_count(pictures), outputs = rows * 3 * 4 * 5;
    const std::vector<float> x = random_values(numbers, random),
                             dy = random_values(outputs, random);
    Cache cache = model.make_cache(rows, Mode::training);
    model.forward(default_kernels(), x.data(), rows, cache, random);
    const std::vector<float> before(cache.layers[0].output.begin(), cache.layers[0].output.end());
    const LayerParameters none;
    const LayerPass pass{default_kernels(), calling_thread(), Mode::training, rows,
                         numbers / rows,    outputs / rows,   pictures,       none,
                         before.data(),     cache.layers[1]};
    std::vector<float> after(numbers), along(numbers);
    std::copy(dy.begin(), dy.end(), model.loss_gradient(cache));
    backward_layer(halving, {pass, false, 0, after.data()});
    default_kernels().activation_gradient(f, numbers, before.data(), after.data(), after.data());
    std::copy(dy.begin(), dy.end(), model.loss_gradient(cache));
    backward_layer(halving, {pass, false, 0, along.data(), f});
    CHECK(along == after);
  }
}
