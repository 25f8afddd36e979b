#include "engine/formats/network_svg.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <limits>

namespace descent {
namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

std::size_t count_of(const std::string& text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++count;
  }
  return count;
}

Dense dense(std::size_t units, Activation activation) {
  Dense layer;
  layer.units = units;
  layer.activation = activation;
  return layer;
}

}  // namespace

TEST_CASE("a network's drawing has its units, its weights by sign, and its names") {
  Experiment experiment;
  experiment.model = {dense(3, Activation::tanh), dense(1, Activation::sigmoid)};
  Sequential model({2}, experiment.model, 1);
  float* kernel = model.parameters()[0].kernel().data();
  for (std::size_t i = 0; i < 6; ++i) kernel[i] = i == 2 ? 0 : i % 2 == 0 ? 1.0f : -2.0f;
  const std::string svg = network_svg(experiment, model);
  CHECK_THAT(svg, StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  CHECK_THAT(svg, EndsWith("</svg>\n"));
  CHECK(count_of(svg, "<circle") == 2 + 3 + 1);
  CHECK(count_of(svg, "<line") == 5 + 3);  // a weight of 0 has no line
  CHECK(count_of(svg, "stroke-width=\"4\"") >= 3);
  CHECK(count_of(svg, "#F59322") >= 3);
  CHECK_THAT(svg, ContainsSubstring(">dense_1<"));
  CHECK_THAT(svg, ContainsSubstring(">3, tanh<"));
}

TEST_CASE("of a wide layer some units stand for all, and what is not finite is left out") {
  Experiment experiment;
  experiment.model = {dense(100, Activation::relu), dense(10, Activation::softmax)};
  Sequential model({784}, experiment.model, 1);
  model.parameters()[1].kernel().data()[0] = std::numeric_limits<float>::quiet_NaN();
  const std::string svg = network_svg(experiment, model);
  CHECK(count_of(svg, "<circle") == 12 + 12 + 10);
  CHECK(count_of(svg, "<line") == 12 * 12 + 12 * 10 - 1);
  CHECK(count_of(svg, "nan") == 0);
}

TEST_CASE("pictures are sheets with their size, and a text is escaped") {
  Experiment experiment;
  experiment.data.name = "a<b&c";
  Conv2D conv;
  conv.filters = 4;
  conv.kernel_size = {3, 3};
  experiment.model = {conv, Flatten{}, dense(10, Activation::softmax)};
  const Sequential model({28, 28}, experiment.model, 1);
  const std::string svg = network_svg(experiment, model);
  CHECK(count_of(svg, "<rect") == 6);
  CHECK_THAT(svg, ContainsSubstring("(26, 26, 4)"));
  CHECK_THAT(svg, ContainsSubstring("a&lt;b&amp;c"));
  CHECK(count_of(svg, "<line") == 0);
}

}  // namespace descent
