#include "engine/inspect/layer_statistics.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "engine/training/slice_rows.hpp"
#include "tests/training/toy_data.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

ModelStatistics statistics_of(const Sequential& model, std::size_t most_samples = 256) {
  const auto data = tests::line_data();  // Y = 2X - 1 at X = -1 … 4
  const TargetCode code = target_code(*data, Loss::mean_squared_error, 1, Activation::linear);
  return layer_statistics(model, default_kernels(), data->train, 0, Loss::mean_squared_error, code,
                          most_samples);
}

void set(Tensor& tensor, std::vector<float> values) {
  std::copy(values.begin(), values.end(), tensor.begin());
}

}  // namespace

TEST_CASE("sizes of weights and gradients are those of a line") {
  Sequential model({1}, {Dense{1}}, 1);
  set(model.parameters()[0].kernel(), {1});
  set(model.parameters()[0].bias(), {0});
  const ModelStatistics statistics = statistics_of(model);
  CHECK(statistics.samples == 6);
  CHECK(statistics.largest_input == 4);
  REQUIRE(statistics.layers.size() == 1);
  CHECK(statistics.layers[0].last);
  CHECK(statistics.layers[0].weight_size == 1);
  // The mean of 2 (x - (2x - 1)) x = 2 (x - x²) over -1 … 4.
  CHECK_THAT(statistics.layers[0].gradient_size, WithinAbs(2 * (31 - 9) / 6.0, 1e-5));
  CHECK(statistics.layers[0].finite);
  CHECK(statistics_of(model, 2).samples == 2);
}

TEST_CASE("dead and saturated units are those that are") {
  Sequential model(
      {1}, {Dense{3, Activation::relu}, Dropout{0.9f}, Dense{2, Activation::tanh}, Dense{1}}, 1);
  set(model.parameters()[0].kernel(), {1, -1, 0});
  set(model.parameters()[0].bias(), {0, -5, 1});  // alive for x > 0, dead, always 1
  for (Tensor* tensor : tensors(model.parameters())) tensor->fill(0);
  set(model.parameters()[0].kernel(), {1, -1, 0});
  set(model.parameters()[0].bias(), {0, -5, 1});
  set(model.parameters()[2].bias(), {9, 0});
  const ModelStatistics statistics = statistics_of(model);
  REQUIRE(statistics.layers.size() == 3);
  CHECK(statistics.layers[0].dead_units == 1);
  CHECK(statistics.layers[0].units == 3);
  CHECK(statistics.layers[1].layer == 2);
  CHECK(statistics.layers[1].saturated_share == 0.5);
  CHECK_FALSE(statistics.layers[1].last);
  CHECK(statistics.layers[2].last);
}

TEST_CASE("samples that go through the model in slices give the statistics of all") {
  // Of so large a network only a few samples make a slice.
  const Sequential model({1}, {Dense{900, Activation::relu}, Dense{900}, Dense{1}}, 1);
  REQUIRE(slice_rows(model, LayerStatisticsPass::slice_work, 6) < 6);
  const ModelStatistics statistics = statistics_of(model);
  const auto data = tests::line_data();
  const TargetCode code = target_code(*data, Loss::mean_squared_error, 1, Activation::linear);
  Batch batch;
  fill_batch(batch, data->train, false, code, std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5},
             calling_thread());
  Cache cache = model.make_cache(6, Mode::training);
  const float* input = batch.inputs.data();
  const Loss loss = Loss::mean_squared_error;
  model.forward(default_kernels(), input, 6, cache);
  loss_and_gradient(loss, default_kernels(), 6, 1, model.loss_input(loss, cache, input),
                    batch.targets.data(), 6, model.loss_gradient(cache));
  model.backward(default_kernels(), loss, input, 6, cache, 0);
  const Parameters gradients = model.gradients(cache);
  REQUIRE(statistics.layers.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const Tensor& gradient = gradients[i].kernel();
    double sum = 0;
    for (const float value : gradient) sum += double{value} * double{value};
    const double size = std::sqrt(sum / static_cast<double>(gradient.size()));
    CHECK_THAT(statistics.layers[i].gradient_size, WithinRel(size, 1e-5));  // the sums' order
  }
  const float* outputs = model.layer_output(cache, 0, input);
  std::size_t dead = 0;
  for (std::size_t unit = 0; unit < 900; ++unit) {
    bool alive = false;
    for (std::size_t row = 0; row < 6; ++row) alive |= outputs[row * 900 + unit] != 0;
    dead += alive ? 0 : 1;
  }
  CHECK(statistics.layers[0].dead_units == dead);
}

TEST_CASE("numbers that are not finite are seen") {
  Sequential model({1}, {Dense{1}}, 1);
  model.parameters()[0].kernel()(0, 0) = std::numeric_limits<float>::quiet_NaN();
  CHECK_FALSE(statistics_of(model).layers[0].finite);
}

TEST_CASE("units are looked at where their activation is, behind a batch normalization") {
  const Sequential model(
      {1}, {Dense{3}, BatchNormalization{}, ActivationLayer{Activation::relu}, Dense{1}}, 1);
  const ModelStatistics statistics = statistics_of(model);
  REQUIRE(statistics.layers.size() == 2);
  CHECK(statistics.layers[0].activation == Activation::relu);
  CHECK(statistics.layers[0].finite);
}
