#include "web/app/state/model_edits.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "engine/layers/layer_limits.hpp"

using namespace descent;

namespace {

std::vector<Layer> stack() {
  return {Flatten{}, Dense{20, Activation::relu}, Dropout{0.2f}, Dense{10, Activation::softmax}};
}

}  // namespace

TEST_CASE("hidden layers are the Dense ones before the last") {
  CHECK(hidden_layers(stack()) == std::vector<std::size_t>{1});
  CHECK(hidden_layers({Dense{1}}).empty());
  CHECK(hidden_layers({}).empty());
}

TEST_CASE("a hidden layer is added before the output, like the last hidden one") {
  const std::vector<Layer> longer = with_hidden_layer(stack());
  REQUIRE(longer.size() == 5);
  CHECK(std::get<Dense>(longer[3]) == Dense{20, Activation::relu});
  CHECK(std::get<Dense>(with_hidden_layer({Dense{1}})[0]) == Dense{4, Activation::tanh});
  std::vector<Layer> full = {Dense{1}};
  for (int i = 0; i < 20; ++i) full = with_hidden_layer(full);
  CHECK(full.size() == most_hidden_layers + 1);
}

TEST_CASE("layers go, but not the output layer") {
  CHECK(without_layer(stack(), 2).size() == 3);
  CHECK(without_layer(stack(), 3) == stack());
  CHECK(without_layer(stack(), 99) == stack());
}

TEST_CASE("units are kept within their limits") {
  CHECK(std::get<Dense>(with_units(stack(), 1, 7)[1]).units == 7);
  CHECK(std::get<Dense>(with_units(stack(), 1, 0)[1]).units == 1);
  CHECK(std::get<Dense>(with_units(stack(), 1, 1 << 20)[1]).units == limits::units);
  CHECK(with_units(stack(), 0, 7) == stack());
}

TEST_CASE("− goes back the way that + came, by way of the sizes that one wants") {
  std::vector<std::size_t> up = {1};
  while (more_units(up.back()) != up.back()) up.push_back(more_units(up.back()));
  CHECK(up.back() == most_hidden_units);
  CHECK(up.size() < 50);
  for (const std::size_t wanted : {2u, 8u, 10u, 16u, 20u, 32u, 64u, 128u, 256u, 512u}) {
    INFO(wanted);
    CHECK(std::find(up.begin(), up.end(), wanted) != up.end());
  }
  for (std::size_t i = up.size() - 1; i > 0; --i) CHECK(fewer_units(up[i]) == up[i - 1]);
  CHECK(fewer_units(1) == 1);
  // Typed numbers between two steps.
  CHECK(more_units(30) == 32);
  CHECK(fewer_units(30) == 28);
  CHECK(more_units(500) == 512);
  CHECK(fewer_units(500) == 448);
}

TEST_CASE("one activation and one regulariser for all") {
  const std::vector<Layer> edited = with_activation(stack(), Activation::sigmoid);
  CHECK(hidden_activation(edited) == Activation::sigmoid);
  CHECK(std::get<Dense>(edited[3]).activation == Activation::softmax);
  const Regularizer l2{0, 0.01f};
  const std::vector<Layer> regularized = with_regularizer(stack(), l2);
  CHECK(common_regularizer(regularized) == l2);
  CHECK(std::get<Dense>(regularized[3]).kernel_regularizer == l2);
  const std::vector<Layer> filters = with_regularizer({Conv2D{}, Flatten{}, Dense{}}, l2);
  CHECK(std::get<Conv2D>(filters[0]).kernel_regularizer == l2);
  CHECK(common_regularizer(filters) == l2);
}

TEST_CASE("the settings of one layer change that layer alone") {
  const std::vector<Layer> net = {Dense{3, Activation::tanh}, Dense{4, Activation::relu}, Dense{1}};
  const auto dense = [](const std::vector<Layer>& layers, std::size_t i) {
    return std::get<Dense>(layers[i]);
  };
  CHECK(dense_layer(net, 2) == 1);
  CHECK(dense_layer(net, 4) == net.size());
  CHECK(dense_layer({Flatten{}, Dense{2}, Dropout{0.5f}, Dense{1}}, 2) == 3);
  CHECK(dense(with_kernel_initializer(net, 1, HeUniform{}), 1).kernel_initializer ==
        Initializer(HeUniform{}));
  CHECK(dense(with_kernel_initializer(net, 1, HeUniform{}), 0) == dense(net, 0));
  CHECK_FALSE(dense(with_bias(net, 0, false), 0).use_bias);
  const std::vector<Layer> penalized = with_layer_regularizer(net, 0, {0.1f, 0});
  CHECK(dense(penalized, 0).kernel_regularizer.l1 == 0.1f);
  CHECK_FALSE(has_common_regularizer(penalized));
  CHECK(has_common_regularizer(net));
}

TEST_CASE("a Dropout layer is added behind a hidden layer, changed, and removed") {
  const std::vector<Layer> net = {Dense{3}, ActivationLayer{Activation::relu}, Dense{4}, Dense{1}};
  CHECK(dropout_after(net, 0) == 0);
  const std::vector<Layer> dropped = with_dropout_after(net, 0, 0.5f);
  REQUIRE(dropped.size() == 5);
  CHECK(std::get<Dropout>(dropped[2]).rate == 0.5f);  // behind its activation
  CHECK(dropout_after(dropped, 0) == 0.5f);
  CHECK(dropout_after(dropped, 3) == 0);
  CHECK(hidden_layers(dropped) == std::vector<std::size_t>{0, 3});
  CHECK(dropout_after(with_dropout_after(dropped, 0, 0.2f), 0) == 0.2f);
  CHECK(with_dropout_after(dropped, 0, 0) == net);
  CHECK(with_dropout_after(net, 3, 0.5f) == net);  // the output
}

TEST_CASE("a hidden layer goes with its own Activation and Dropout") {
  const std::vector<Layer> net = {Dense{3}, ActivationLayer{Activation::relu}, Dropout{0.2f},
                                  Dense{4}, Dense{1}};
  CHECK(without_hidden_layer(net, 0) == std::vector<Layer>{Dense{4}, Dense{1}});
  CHECK(without_hidden_layer(net, 4) == net);
}
