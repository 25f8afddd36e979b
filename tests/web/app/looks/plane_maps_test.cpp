#include "web/app/looks/plane_maps.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <functional>
#include <memory>

namespace descent {
namespace {

using Catch::Matchers::WithinAbs;

Dense dense(std::size_t units, Activation activation) {
  Dense layer;
  layer.units = units;
  layer.activation = activation;
  return layer;
}

Snapshot snapshot_of(
    std::size_t inputs, std::vector<Layer> layers,
    const std::function<void(LayerParameters&)>& first_layer = [](auto&) {}) {
  auto model = std::make_shared<Sequential>(Shape{inputs}, std::move(layers), 1);
  first_layer(model->parameters()[0]);
  Snapshot snapshot;
  snapshot.model = std::move(model);
  snapshot.history = std::make_shared<const History>();
  return snapshot;
}

TargetCode plus_minus_code() { return {TargetCode::Kind::two_values, -1, 1, 0, 1}; }

float position(std::size_t index, std::size_t size) {
  return (static_cast<float>(index) + 0.5f) * 12 / static_cast<float>(size) - 6;
}

const std::vector<Feature> plain = {Feature::x, Feature::y};

}  // namespace

TEST_CASE("columns are the Dense layers, each with the weightless layers after it") {
  const Sequential model(Shape{2},
                         {dense(200, Activation::linear), ActivationLayer{Activation::relu},
                          Dropout{}, dense(1, Activation::tanh)},
                         1);
  const std::vector<PlaneColumn> columns = plane_columns(model);
  REQUIRE(columns.size() == 2);
  CHECK(columns[0].layer == 0);
  CHECK(columns[0].value_layer == 2);
  CHECK(columns[0].units == 200);
  CHECK(columns[0].shown == PlaneMaps::most_tiles_of_column);
  CHECK(columns[0].first_tile == 7);
  CHECK(columns[1].layer == 3);
  CHECK(columns[1].first_tile == 7 + PlaneMaps::most_tiles_of_column);
}

TEST_CASE("the output is put on a scale from -1 to +1") {
  const float probability = 0.75f;
  CHECK(signed_output({TargetCode::Kind::two_values, 0, 1, 0.5f, 1}, 1, &probability) == 0.5f);
  CHECK(signed_output(plus_minus_code(), 1, &probability) == 0.75f);
  CHECK(signed_output({TargetCode::Kind::values, 0, 1, 0, 1}, 1, &probability) == 0.75f);
  const float softmax[2] = {0.2f, 0.8f};
  CHECK_THAT(signed_output({TargetCode::Kind::class_number, 0, 1, 0.5f, 1}, 2, softmax),
             WithinAbs(0.6, 1e-6));
}

TEST_CASE("the large map holds the model's output, top row first") {
  const Snapshot snapshot =
      snapshot_of(2, {dense(1, Activation::linear)}, [](LayerParameters& neuron) {
        neuron.kernel().data()[0] = 2;   // of x
        neuron.kernel().data()[1] = -3;  // of y
        neuron.bias().data()[0] = 0.5f;
      });
  PlaneMaps maps;
  REQUIRE(maps.update(snapshot, plain, {TargetCode::Kind::values, 0, 1, 0, 1}, 1, {}));
  const std::size_t size = maps.map_size();
  REQUIRE(maps.map().size() == size * size);
  for (const std::size_t row : {std::size_t{0}, size / 3, size - 1}) {
    for (const std::size_t column : {std::size_t{0}, size / 2, size - 1}) {
      const float expected = 2 * position(column, size) + 3 * position(row, size) + 0.5f;
      CHECK_THAT(maps.map()[row * size + column], WithinAbs(expected, 1e-4));
    }
  }
}

TEST_CASE("tiles are the features and units, as means of the large map's cells") {
  const Snapshot snapshot =
      snapshot_of(2, {dense(3, Activation::tanh), dense(1, Activation::tanh)});
  PlaneMaps maps;
  maps.update(snapshot, plain, plus_minus_code(), 1, {MapChoice::Kind::unit, 0, 2});
  REQUIRE(maps.tile_count() == 7 + 3 + 1);
  const std::size_t tile = maps.tile_size(), size = maps.map_size(), cells = size / tile;
  REQUIRE(cells * tile == size);
  // The large map shows the unit that was chosen, so its tile can be compared with it.
  const auto values = maps.tiles().subspan(maps.unit_tile(0, 2) * tile * tile, tile * tile);
  for (const std::size_t row : {std::size_t{0}, tile / 2, tile - 1}) {
    for (const std::size_t column : {std::size_t{1}, tile - 1}) {
      double mean = 0;
      for (std::size_t i = 0; i < cells * cells; ++i) {
        mean += maps.map()[(row * cells + i / cells) * size + column * cells + i % cells];
      }
      mean /= static_cast<double>(cells * cells);
      CHECK_THAT(values[row * tile + column], WithinAbs(mean, 1e-5));
    }
  }
  const auto x_tile = maps.tiles().subspan(PlaneMaps::feature_tile(0) * tile * tile, tile * tile);
  CHECK_THAT(x_tile[0], WithinAbs(position(0, tile) / 6, 1e-5));
  const auto y_squared = maps.tiles().subspan(PlaneMaps::feature_tile(3) * tile * tile);
  CHECK_THAT(y_squared[0], WithinAbs(std::pow(position(0, tile), 2) / 36, 1e-5));
}

TEST_CASE("nothing is computed again while nothing changes") {
  const Snapshot snapshot = snapshot_of(2, {dense(1, Activation::tanh)});
  PlaneMaps maps;
  CHECK(maps.update(snapshot, plain, plus_minus_code(), 1, {}));
  CHECK_FALSE(maps.update(snapshot, plain, plus_minus_code(), 1, {}));
  CHECK(maps.update(snapshot, plain, plus_minus_code(), 1, {MapChoice::Kind::feature, 0, 5}));
  CHECK(maps.update(snapshot, plain, plus_minus_code(), 2, {MapChoice::Kind::feature, 0, 5}));
}

TEST_CASE("a choice that the model does not have shows the output") {
  const Snapshot snapshot =
      snapshot_of(2, {dense(2, Activation::tanh), dense(1, Activation::tanh)});
  PlaneMaps output, strange;
  output.update(snapshot, plain, plus_minus_code(), 1, {});
  strange.update(snapshot, plain, plus_minus_code(), 1, {MapChoice::Kind::unit, 0, 9});
  CHECK(std::equal(output.map().begin(), output.map().end(), strange.map().begin(),
                   strange.map().end()));
}

TEST_CASE("several classes are mapped with an output each, where the output is shown") {
  const TargetCode code{TargetCode::Kind::class_number, 0, 1, 0.5f, 1};
  // Class 0 on the left, 2 on the right, 1 in the middle.
  const Snapshot snapshot =
      snapshot_of(2, {dense(3, Activation::softmax)}, [](LayerParameters& layer) {
        const std::vector<float> of_x = {-3, 0, 3};
        std::copy(of_x.begin(), of_x.end(), layer.kernel().data());
        std::fill_n(layer.kernel().data() + 3, 3, 0.0f);
        layer.bias().data()[1] = 3;
      });
  PlaneMaps maps;
  maps.update(snapshot, plain, code, 1, {});
  REQUIRE(maps.map_classes() == 3);
  const std::size_t size = maps.map_size();
  REQUIRE(maps.class_map().size() == 3 * size * size);
  const std::size_t places[3] = {0, size / 2, size - 1};
  for (std::size_t label = 0; label < 3; ++label) {
    const auto outputs = maps.class_map().subspan(3 * (size * (size / 3) + places[label]), 3);
    CHECK(std::max_element(outputs.begin(), outputs.end()) - outputs.begin() ==
          static_cast<std::ptrdiff_t>(label));
    CHECK_THAT(outputs[0] + outputs[1] + outputs[2], WithinAbs(1, 1e-5));
  }
  maps.update(snapshot, plain, code, 1, {MapChoice::Kind::unit, 0, 1});
  CHECK(maps.map_classes() == 0);
  CHECK_FALSE(maps.shows_output());
}

TEST_CASE("the extent is that of the map and of the features' tiles") {
  const Snapshot snapshot =
      snapshot_of(2, {dense(1, Activation::linear)}, [](LayerParameters& neuron) {
        neuron.kernel().data()[0] = 1;
        neuron.kernel().data()[1] = 0;
      });
  PlaneMaps maps;
  maps.update(snapshot, plain, {TargetCode::Kind::values, 0, 1, 0, 1}, 1, {}, 2);
  CHECK(maps.extent() == 2);
  const auto size = static_cast<float>(maps.map_size());
  CHECK_THAT(maps.map()[0], WithinAbs(-2 + 2 / size, 1e-5));
  CHECK_THAT(maps.tiles()[0], WithinAbs(-1 + 1 / static_cast<float>(maps.tile_size()), 1e-5));
  CHECK(maps.update(snapshot, plain, {TargetCode::Kind::values, 0, 1, 0, 1}, 1, {}, 3));
}

TEST_CASE("wide networks get coarser maps, so that they stay quick") {
  const Snapshot narrow = snapshot_of(2, {dense(8, Activation::tanh), dense(1, Activation::tanh)});
  const Snapshot wide = snapshot_of(
      2, {dense(512, Activation::tanh), dense(512, Activation::tanh), dense(1, Activation::tanh)});
  PlaneMaps fine, coarse;
  fine.update(narrow, plain, plus_minus_code(), 1, {});
  coarse.update(wide, plain, plus_minus_code(), 1, {});
  CHECK(fine.map_size() > coarse.map_size());
  CHECK(coarse.tile_count() == 7 + 128 + 128 + 1);
}

}  // namespace descent
