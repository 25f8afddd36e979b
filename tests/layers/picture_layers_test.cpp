#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>

#include "engine/core/error.hpp"
#include "engine/layers/layer.hpp"

using namespace descent;
using Catch::Matchers::Message;

namespace {

Conv2D conv(Size2D size, Size2D strides, Padding padding) {
  Conv2D layer;
  layer.filters = 5;
  layer.kernel_size = size;
  layer.strides = strides;
  layer.padding = padding;
  return layer;
}

struct Place {
  std::size_t top, left;
  bool operator==(const Place&) const = default;
};

Place first_place(const SlidingWindow& window) { return {window.top, window.left}; }

}  // namespace

// Worked out by hand from TensorFlow's rule: valid ceil((in - window + 1) / stride); same
// ceil(in / stride), padding max((out - 1) · stride + window - in, 0), the smaller half first.
TEST_CASE("pictures have the shapes that Keras gives them") {
  const auto valid = Padding::valid, same = Padding::same;
  CHECK(output_shape(conv({3, 3}, {}, valid), {28, 28}) == Shape{26, 26, 5});
  CHECK(output_shape(conv({3, 3}, {}, same), {28, 28, 3}) == Shape{28, 28, 5});
  CHECK(output_shape(conv({5, 2}, {2, 3}, valid), {28, 28, 1}) == Shape{12, 9, 5});
  CHECK(output_shape(conv({5, 2}, {2, 3}, same), {28, 28, 1}) == Shape{14, 10, 5});
  CHECK(output_shape(conv({11, 11}, {4, 4}, same), {7, 9, 2}) == Shape{2, 3, 5});
  CHECK(output_shape(conv({7, 7}, {}, valid), {7, 7, 2}) == Shape{1, 1, 5});
  CHECK(output_shape(MaxPooling2D{}, {26, 26, 32}) == Shape{13, 13, 32});
  CHECK(output_shape(MaxPooling2D{}, {11, 11, 64}) == Shape{5, 5, 64});
  CHECK(output_shape(MaxPooling2D{{2, 2}, {2, 2}, same}, {11, 11, 64}) == Shape{6, 6, 64});
  CHECK(output_shape(AveragePooling2D{{3, 2}, {1, 2}}, {28, 28}) == Shape{26, 14, 1});
  CHECK(output_shape(ActivationLayer{Activation::relu}, {26, 26, 32}) == Shape{26, 26, 32});
  CHECK(output_shape(Flatten{}, {5, 5, 64}) == Shape{1600});
}

TEST_CASE("\"same\" padding has the smaller half above and to the left") {
  const auto same = Padding::same;
  CHECK(first_place(conv({3, 3}, {}, same).window({28, 28})) == Place{1, 1});
  CHECK(first_place(conv({2, 4}, {}, same).window({28, 28})) == Place{0, 1});
  CHECK(first_place(conv({5, 5}, {2, 2}, same).window({28, 28})) == Place{1, 1});  // 3
  CHECK(first_place(conv({3, 3}, {2, 2}, same).window({28, 28})) == Place{0, 0});  // 1
  CHECK(first_place(conv({3, 3}, {2, 2}, same).window({27, 27})) == Place{1, 1});  // 2
  CHECK(first_place(conv({1, 2}, {3, 3}, same).window({28, 27})) == Place{0, 0});
  CHECK(first_place(conv({3, 3}, {}, Padding::valid).window({28, 28})) == Place{0, 0});
}

TEST_CASE("a pooling layer's strides are its size if nothing else is said") {
  CHECK(MaxPooling2D{}.strides == Size2D{2, 2});
  CHECK(MaxPooling2D{{3, 4}}.strides == Size2D{3, 4});
  CHECK(AveragePooling2D{{3, 4}, {1, 1}}.strides == Size2D{1, 1});
}

TEST_CASE("layers for pictures say what they cannot take") {
  const auto refuse = [](const Layer& layer, const Shape& input, const std::string& sentence) {
    CHECK_THROWS_MATCHES(output_shape(layer, input), Error, Message(sentence));
  };
  refuse(conv({3, 3}, {}, Padding::valid), {784},
         "Conv2D takes pictures of (height, width, channels) but gets (None, 784): put it before "
         "the Flatten layer, on images.");
  refuse(MaxPooling2D{}, {2},
         "MaxPooling2D takes pictures of (height, width, channels) but gets (None, 2): put it "
         "before the Flatten layer, on images.");
  refuse(conv({3, 5}, {}, Padding::valid), {4, 4, 8},
         "Conv2D's window of 3×5 does not fit into its input of (None, 4, 4, 8): choose a smaller "
         "kernel_size or the padding \"same\".");
  refuse(
      AveragePooling2D{}, {1, 1, 8},
      "AveragePooling2D's window of 2×2 does not fit into its input of (None, 1, 1, 8): choose a "
      "smaller pool_size or the padding \"same\".");
  refuse(conv({0, 3}, {}, Padding::same), {4, 4}, "Conv2D's kernel_size is 0.");
  refuse(MaxPooling2D{{2, 2}, {0, 1}}, {4, 4}, "MaxPooling2D's strides are 0.");
  refuse(Conv2D{0, {1, 1}}, {4, 4}, "Conv2D needs at least 1 filter.");
  Conv2D with_softmax{4, {3, 3}};
  with_softmax.activation = Activation::softmax;
  refuse(with_softmax, {4, 4},
         "softmax takes one row of numbers per sample but Conv2D makes (None, 2, 2, 4): put a "
         "Flatten and an Activation layer behind it.");
  CHECK_THROWS_AS(output_shape(MaxPooling2D{{2, 2}, {2, 2}, Padding::same}, {0, 4}), Error);
}

TEST_CASE("parameters, fans and work are those that Keras counts") {
  Conv2D layer = conv({3, 2}, {2, 2}, Padding::valid);
  const ParameterList list = parameter_list(layer, {9, 8, 4});
  REQUIRE(list.size() == 2);
  CHECK(list[0].name == "kernel");
  CHECK(list[0].shape == Shape{3, 2, 4, 5});
  CHECK(list[1].name == "bias");
  CHECK(list[1].shape == Shape{5});
  CHECK(parameter_count(list) == 125);
  CHECK(fans_of(list[0].shape).in == 24);
  CHECK(fans_of(list[0].shape).out == 30);
  CHECK(multiply_adds(layer, {9, 8, 4}) == 4 * 4 * 120);
  layer.use_bias = false;
  CHECK(parameter_count(parameter_list(layer, {9, 8})) == 30);

  const ParameterList dense = parameter_list(Dense{7}, {3});
  CHECK(dense[0].shape == Shape{3, 7});
  CHECK(fans_of(dense[0].shape).in == 3);
  CHECK(fans_of(dense[0].shape).out == 7);
  CHECK(parameter_count(parameter_list(MaxPooling2D{}, {9, 8})) == 0);
  CHECK(multiply_adds(MaxPooling2D{}, {9, 8, 4}) == 4 * 4 * 4 * 4);
  CHECK(multiply_adds(Flatten{}, {9, 8, 4}) == 0);
}
