#include "web/scenes/images/weights_layout.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace descent;

namespace {

KernelPictures filters(std::size_t side, std::size_t channels, std::size_t units) {
  return {side, side, channels, units, false};
}
KernelPictures matrix(std::size_t inputs, std::size_t units) { return {inputs, units, 1, 1, true}; }

// Every weight that is shown is there once, where pointing finds it.
void check_places(const WeightsLayout& layout, std::size_t shown) {
  std::set<std::size_t> seen;
  std::size_t elsewhere = 0;
  for (std::size_t tile = 0; tile < layout.tiles; ++tile) {
    for (std::size_t y = 0; y < layout.tile_height; ++y) {
      for (std::size_t x = 0; x < layout.tile_width; ++x) {
        const std::size_t index =
            layout.first_index(tile) + y * layout.down_stride() + x * layout.across_stride();
        seen.insert(index);
        const auto middle = [&](std::size_t number, std::size_t cells, std::size_t within) {
          return (static_cast<float>(number * (cells + 1) + within) + 0.5f) * layout.cell;
        };
        const ImVec2 place = {middle(tile % layout.across, layout.tile_width, x),
                              middle(tile / layout.across, layout.tile_height, y)};
        const WeightSpot spot = layout.nearest(place);
        if (spot.index != index || !layout.tile(spot).contains(place)) ++elsewhere;
      }
    }
  }
  CHECK(seen.size() == shown);
  CHECK(seen.size() == layout.tiles * layout.tile_height * layout.tile_width);
  CHECK(elsewhere == 0);
}

}  // namespace

TEST_CASE("filters of one channel lie in lines, as large as there is room") {
  const WeightsLayout layout = lay_out_weights(filters(3, 1, 64), 700, 200);
  CHECK(layout.complete());
  CHECK(layout.cell > 6);
  CHECK(layout.width() <= 700);
  CHECK(layout.height() <= 200);
  check_places(layout, 9 * 64);
  const WeightsLayout digits = lay_out_weights(filters(28, 1, 10), 700, 200);
  CHECK(digits.cell > 1);
  check_places(digits, 784 * 10);
  const WeightsLayout phone = lay_out_weights(filters(28, 1, 300), 330, 200);
  CHECK(phone.shown_units == 128);
  CHECK_FALSE(phone.complete());
  CHECK(phone.width() <= 330);
  check_places(phone, 784 * 128);
}

TEST_CASE("filters of several channels are a column each, as many as there is room for") {
  const WeightsLayout layout = lay_out_weights(filters(3, 64, 64), 700, 200);
  CHECK(layout.complete());
  CHECK(layout.across == 64);
  CHECK(layout.down == 64);
  CHECK(layout.cell == 2);
  check_places(layout, 9 * 64 * 64);
  const WeightsLayout narrow = lay_out_weights(filters(5, 8, 128), 300, 200);
  CHECK_FALSE(narrow.complete());
  CHECK(narrow.width() <= 300);
  CHECK(narrow.shown_units == 50);
  check_places(narrow, 25 * 8 * 50);
}

TEST_CASE("a matrix has a row for each unit") {
  const WeightsLayout layout = lay_out_weights(matrix(128, 10), 700, 200);
  CHECK(layout.complete());
  CHECK(layout.cells_across() == 128);
  CHECK(layout.cells_down() == 10);
  check_places(layout, 1280);
  const WeightSpot spot = layout.nearest({layout.cell * 5.5f, layout.cell * 3.5f});
  CHECK(spot == WeightSpot{5, 3, 0, 0, 53});
  const WeightsLayout large = lay_out_weights(matrix(2000, 900), 640, 200);
  CHECK_FALSE(large.complete());
  CHECK(large.width() <= 640);
  check_places(large, 640 * 512);
}

TEST_CASE("a place between two pictures, or behind the last, is that of one beside it") {
  const WeightsLayout layout = lay_out_weights(filters(3, 1, 5), 150, 200);
  REQUIRE(layout.across < 5);
  CHECK(layout.nearest({layout.cell * 3.5f, 0}).unit == 0);
  CHECK(layout.nearest({layout.width(), layout.height()}).unit == 4);
  CHECK(layout.nearest({-3, -3}).index == 0);
}
