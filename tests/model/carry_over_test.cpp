#include "engine/model/carry_over.hpp"

#include <catch2/catch_test_macros.hpp>
#include <numeric>

using namespace descent;

namespace {

// Every number of a model its own: 1, 2, 3, … ; and in a new one 0.
Sequential numbered(const Shape& input, std::vector<Layer> layers) {
  Sequential model(input, std::move(layers), 1);
  float next = 1;
  for (Tensor* tensor : tensors(model.parameters())) {
    for (float& value : *tensor) value = next++;
  }
  return model;
}
Sequential empty(const Shape& input, std::vector<Layer> layers) {
  Sequential model(input, std::move(layers), 1);
  for (Tensor* tensor : tensors(model.parameters())) tensor->fill(0);
  return model;
}

// How many numbers of all layers.
std::size_t taken_over(const Sequential& from, Sequential& to) {
  const std::vector<std::size_t> layers = carry_over(from, to);
  CHECK(layers.size() == to.layers().size());
  return std::accumulate(layers.begin(), layers.end(), std::size_t{0});
}

using Numbers = std::vector<float>;

Numbers kernel(const Sequential& model, std::size_t layer) {
  const Tensor& values = model.parameters()[layer].kernel();
  return {values.begin(), values.end()};
}
Numbers bias(const Sequential& model, std::size_t layer) {
  const Tensor& values = model.parameters()[layer].bias();
  return {values.begin(), values.end()};
}

const std::vector<Layer> small = {Dense{3}, Dense{1}};

}  // namespace

TEST_CASE("the same architecture keeps everything") {
  const Sequential before = numbered({2}, small);
  Sequential after = empty({2}, {Dense{3, Activation::relu}, Dense{1, Activation::sigmoid}});
  CHECK(taken_over(before, after) == before.parameter_count());
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(kernel(after, i) == kernel(before, i));
    CHECK(bias(after, i) == bias(before, i));
  }
}

TEST_CASE("another neuron leaves the others as they are") {
  const Sequential before = numbered({2}, small);  // kernel 1 … 6, bias 7 … 9; 10 … 12, 13
  Sequential after = empty({2}, {Dense{4}, Dense{1}});
  CHECK(taken_over(before, after) == before.parameter_count());
  CHECK(kernel(after, 0) == Numbers{1, 2, 3, 0, 4, 5, 6, 0});
  CHECK(bias(after, 0) == Numbers{7, 8, 9, 0});
  CHECK(kernel(after, 1) == Numbers{10, 11, 12, 0});
  CHECK(bias(after, 1) == Numbers{13});
}

TEST_CASE("a neuron less keeps the others") {
  const Sequential before = numbered({2}, small);
  Sequential after = empty({2}, {Dense{2}, Dense{1}});
  carry_over(before, after);
  CHECK(kernel(after, 0) == Numbers{1, 2, 4, 5});
  CHECK(bias(after, 0) == Numbers{7, 8});
  CHECK(kernel(after, 1) == Numbers{10, 11});
}

TEST_CASE("a layer that goes leaves those that still fit") {
  const Sequential before = numbered({2}, {Dense{3}, Dense{3}, Dense{1}});
  Sequential same_width = empty({2}, {Dense{3}, Dense{1}});
  carry_over(before, same_width);
  CHECK(kernel(same_width, 0) == kernel(before, 0));
  CHECK(kernel(same_width, 1) == kernel(before, 2));

  const Sequential narrowing = numbered({2}, {Dense{3}, Dense{2}, Dense{1}});
  Sequential after = empty({2}, {Dense{3}, Dense{1}});
  carry_over(narrowing, after);
  CHECK(kernel(after, 0) == kernel(narrowing, 0));
  CHECK(kernel(after, 1) == Numbers{0, 0, 0});  // its inputs were other neurons
}

TEST_CASE("a layer that comes begins anew between the others") {
  const Sequential before = numbered({2}, small);
  Sequential after = empty({2}, {Dense{3}, Dropout{}, Dense{3}, Dense{1}});
  carry_over(before, after);
  CHECK(kernel(after, 0) == kernel(before, 0));
  CHECK(kernel(after, 2) == Numbers{0, 0, 0, 0, 0, 0, 0, 0, 0});
  CHECK(kernel(after, 3) == kernel(before, 1));

  Sequential in_front = empty({2}, {Dense{5}, Dense{3}, Dense{1}});
  carry_over(before, in_front);
  CHECK(kernel(in_front, 0) == kernel(empty({2}, {Dense{5}}), 0));
  CHECK(kernel(in_front, 2) == kernel(before, 1));
}

TEST_CASE("inputs keep their weights wherever they now stand") {
  const Sequential before = numbered({3}, {Dense{2}});  // rows 1 2, 3 4, 5 6
  Sequential after = empty({3}, {Dense{2}});
  const InputMap map = {2, std::nullopt, 0};
  carry_over(before, after, &map);
  CHECK(kernel(after, 0) == Numbers{5, 6, 0, 0, 1, 2});
  CHECK(bias(after, 0) == Numbers{7, 8});
}

TEST_CASE("convolutions keep their filters, and a layer behind Flatten only what it means") {
  const std::vector<Layer> layers = {Conv2D{2, {2, 2}}, Flatten{}, Dense{1}};
  const Sequential before = numbered({3, 3, 1}, layers);
  Sequential more = empty({3, 3, 1}, {Conv2D{3, {2, 2}}, Flatten{}, Dense{1}});
  carry_over(before, more);
  CHECK(more.parameters()[0].kernel()(1, 1, 0, 0) == 7);
  CHECK(more.parameters()[0].kernel()(1, 1, 0, 1) == 8);
  CHECK(more.parameters()[0].kernel()(1, 1, 0, 2) == 0);
  CHECK(kernel(more, 2) == kernel(empty({12}, {Dense{1}}), 0));

  Sequential other_window = empty({3, 3, 1}, {Conv2D{2, {1, 2}}, Flatten{}, Dense{1}});
  CHECK(taken_over(before, other_window) == 0);
  Sequential wider = empty({3, 3, 1}, {Conv2D{2, {2, 2}}, Flatten{}, Dense{2}});
  carry_over(before, wider);
  CHECK(kernel(wider, 0) == kernel(before, 0));
  CHECK(wider.parameters()[2].kernel()(7, 0) == before.parameters()[2].kernel()(7, 0));
  CHECK(wider.parameters()[2].kernel()(7, 1) == 0);
}

TEST_CASE("models with nothing in common share nothing") {
  const Sequential before = numbered({2}, {Dense{3, Activation::tanh, false}});
  Sequential after = empty({2}, {ActivationLayer{Activation::relu}});
  CHECK(taken_over(before, after) == 0);
  Sequential with_bias = empty({2}, {Dense{3}});
  CHECK(taken_over(before, with_bias) == 6);
  CHECK(bias(with_bias, 0) == Numbers{0, 0, 0});
  const Sequential picture = numbered({2, 2, 1}, {Conv2D{1, {1, 1}}, Flatten{}});
  Sequential row = empty({2, 2, 1}, {Flatten{}, Dense{1}});
  CHECK(taken_over(picture, row) == 0);
}

TEST_CASE("a batch normalization that comes or goes leaves the layers around it") {
  const Sequential before = numbered({2}, {Dense{3}, Dense{1}});
  Sequential more = empty({2}, {Dense{3}, BatchNormalization{}, Dense{1}});
  CHECK(taken_over(before, more) == before.parameter_count());
  CHECK(kernel(more, 2) == kernel(before, 1));
  CHECK(more.parameters()[1].find("gamma")->data()[0] == 0);  // as it was made

  const Sequential normalized = numbered({2}, {Dense{3}, BatchNormalization{}, Dense{1}});
  Sequential less = empty({2}, {Dense{3}, Dense{1}});
  CHECK(taken_over(normalized, less) == less.parameter_count());
  CHECK(kernel(less, 1) == kernel(normalized, 2));
}

TEST_CASE("a batch normalization keeps what it has of the units that stay") {
  const std::vector<Layer> layers = {Dense{3}, BatchNormalization{}, Dense{1}};
  const Sequential before = numbered({2}, layers);
  Sequential wider = empty({2}, {Dense{4}, BatchNormalization{}, Dense{1}});
  carry_over(before, wider);
  for (const char* name : {"gamma", "beta", "moving_mean", "moving_variance"}) {
    const Tensor &was = *before.parameters()[1].find(name), &is = *wider.parameters()[1].find(name);
    CHECK(Numbers(is.begin(), is.end()) == Numbers{was.data()[0], was.data()[1], was.data()[2], 0});
  }
  Sequential without_beta = empty({2}, {Dense{3}, BatchNormalization{.center = false}, Dense{1}});
  carry_over(before, without_beta);
  CHECK(without_beta.parameters()[1].find("gamma")->data()[2] ==
        before.parameters()[1].find("gamma")->data()[2]);
}

TEST_CASE("a batch normalization of the inputs follows the features") {
  const Sequential before = numbered({2}, {BatchNormalization{}, Dense{1}});
  Sequential after = empty({3}, {BatchNormalization{}, Dense{1}});
  const InputMap inputs = {1, std::nullopt, 0};
  carry_over(before, after, &inputs);
  const Tensor &was = *before.parameters()[0].find("moving_mean"),
               &is = *after.parameters()[0].find("moving_mean");
  CHECK(Numbers(is.begin(), is.end()) == Numbers{was.data()[1], 0, was.data()[0]});
  const Numbers rows = kernel(before, 1);
  CHECK(kernel(after, 1) == Numbers{rows[1], 0, rows[0]});
}
