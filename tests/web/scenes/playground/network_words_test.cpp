#include "web/scenes/playground/network_words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

namespace descent {
namespace {

Dense dense_of(std::size_t units) {
  Dense layer;
  layer.units = units;
  return layer;
}

// With numbers that tell where they stand.
Sequential numbered() {
  Sequential model(Shape{2}, {dense_of(3), dense_of(1)}, 1);
  for (std::size_t layer = 0; layer < 2; ++layer) {
    Tensor &kernel = model.parameters()[layer].kernel(), &bias = model.parameters()[layer].bias();
    for (std::size_t i = 0; i < kernel.size(); ++i) {
      kernel.data()[i] = static_cast<float>(10 * (layer + 1) + i) * (i % 2 == 0 ? 1.f : -1.f);
    }
    for (std::size_t i = 0; i < bias.size(); ++i) {
      bias.data()[i] = 0.5f + static_cast<float>(i);
    }
  }
  return model;
}

}  // namespace

TEST_CASE("network in words: its shape, and the largest weight by name") {
  const Sequential model = numbered();
  CHECK(network_summary(model, plane_columns(model), {Feature::x, Feature::y_squared}) ==
        "Inputs: x, y². Units of the layers: 3, 1. The largest weight is 22, from layer 1, unit 3 "
        "to the output.");
}

TEST_CASE("network as tables: a row for each unit, a column for each input, and the bias") {
  const Sequential model = numbered();
  const auto tables = network_tables(model, plane_columns(model), {Feature::x, Feature::y_squared});
  REQUIRE(tables.size() == 2);
  CHECK(tables[0].head == std::vector<std::string>{"Unit", "from x", "from y²", "bias"});
  REQUIRE(tables[0].rows.size() == 3);
  // kernel is inputs × units: 10 −11 12 from x, −13 14 −15 from y².
  CHECK(tables[0].rows[0] == std::vector<std::string>{"Layer 1, unit 1", "10", "−13", "0.5"});
  CHECK(tables[0].rows[2] == std::vector<std::string>{"Layer 1, unit 3", "12", "−15", "2.5"});
  CHECK(tables[1].head == std::vector<std::string>{"Unit", "from layer 1, unit 1",
                                                   "from layer 1, unit 2", "from layer 1, unit 3",
                                                   "bias"});
  CHECK(tables[1].rows[0] == std::vector<std::string>{"The output", "20", "−21", "22", "0.5"});
}

TEST_CASE("network as tables: of wide layers the first 32 units and inputs") {
  const Sequential model(Shape{2}, {dense_of(100), dense_of(1)}, 1);
  const auto tables = network_tables(model, plane_columns(model), {Feature::x, Feature::y});
  CHECK(tables[0].rows.size() == 32);
  CHECK(tables[1].head.size() == 1 + 32 + 1);
}

}  // namespace descent
