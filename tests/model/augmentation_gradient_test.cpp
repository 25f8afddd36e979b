#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "engine/layers/layer_passes.hpp"
#include "tests/model/fixed_augmentation.hpp"
#include "tests/model/gradient_check.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;
using tests::moved;
using tests::random_values;
using tests::turned;
using tests::zoomed;

TEST_CASE("backward of augmentation agrees with central differences in double") {
  using enum FillMode;
  const KernelTable* kernels = GENERATE(from_range(kernel_tables()));
  const Conv2D conv{3, {2, 2}};
  std::vector<Layer> layers;
  for (const FillMode mode : {reflect, constant, nearest}) {
    layers.push_back(moved(0.17f, -0.31f, mode, 0.5f));
    layers.push_back(turned(0.07f, mode));
    layers.push_back(zoomed(0.3f, -0.2f, mode));
  }
  RandomZoom alike = zoomed(0.6f, 0, reflect);
  alike.width_factor.reset();
  layers.push_back(alike);
  for (const Layer& layer : layers) {
    CAPTURE(kernels->name, layer_name(layer));
    tests::check_gradients(*kernels, Loss::mean_squared_error, {6, 5, 2},
                           {conv, layer, ActivationLayer{Activation::tanh}, Flatten{}, Dense{3}});
    tests::check_gradients(*kernels, Loss::mean_squared_error, {5, 6},
                           {layer, Flatten{}, Dense{3}});
  }
}

// Σ dy · A x = Σ Aᵀ dy · x for whatever random A the forward pass took.
TEST_CASE("the gradient goes back the way that the pictures came") {
  using enum FillMode;
  constexpr std::size_t rows = 20;
  const Shape shape = {6, 7, 2};
  std::vector<Layer> layers = {RandomFlip{FlipMode::horizontal}, RandomFlip{FlipMode::vertical},
                               RandomFlip{}};
  for (const FillMode mode : all_fill_modes()) {
    for (const Interpolation interpolation : all_interpolations()) {
      layers.push_back(RandomTranslation{{-1, 1}, {-1, 1}, mode, interpolation});
      layers.push_back(RandomRotation{{-1, 1}, mode, interpolation});
      layers.push_back(RandomZoom{{-1, 1}, Factor{-1, 1}, mode, interpolation});
    }
  }
  for (const Layer& layer : layers) {
    INFO(layer_name(layer));
    Random random(9);
    // In front of it a layer that learns and passes its input on, so that its gradient is wanted.
    BatchNormalization first;
    const Sequential model(shape, {first, layer}, 1);
    const std::size_t numbers = rows * element_count(shape);
    const std::vector<float> x = random_values(numbers, random),
                             dy = random_values(numbers, random);
    Cache cache = model.make_cache(rows, Mode::training);
    const float* y = model.forward(default_kernels(), x.data(), rows, cache, random);
    const std::vector<float> before(cache.layers[0].output.begin(), cache.layers[0].output.end());
    double forth = 0, back = 0;
    for (std::size_t i = 0; i < numbers; ++i) forth += static_cast<double>(dy[i]) * y[i];
    std::copy(dy.begin(), dy.end(), model.loss_gradient(cache));
    std::vector<float> dx(numbers);
    const LayerParameters none;
    const LayerPass pass{.kernels = default_kernels(),
                         .threads = calling_thread(),
                         .mode = Mode::training,
                         .rows = rows,
                         .inputs = element_count(shape),
                         .outputs = element_count(shape),
                         .input_shape = shape,
                         .parameters = none,
                         .input = before.data(),
                         .cache = cache.layers[1]};
    backward_layer(layer, {pass, false, 0, dx.data()});
    for (std::size_t i = 0; i < numbers; ++i) back += static_cast<double>(dx[i]) * before[i];
    CHECK_THAT(back, WithinAbs(forth, 1e-3));  // 1680 products up to 3, each good to 1e-7
  }
}
