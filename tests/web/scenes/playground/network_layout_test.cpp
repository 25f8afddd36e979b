#include "web/scenes/playground/network_layout.hpp"

#include <catch2/catch_test_macros.hpp>

namespace descent {
namespace {

// Columns of these many units; the last is the output.
std::vector<PlaneColumn> columns_of(const std::vector<std::size_t>& units) {
  std::vector<PlaneColumn> columns;
  for (std::size_t i = 0; i < units.size(); ++i) {
    columns.push_back({i, i, units[i], std::min(units[i], PlaneMaps::most_tiles_of_column), 0});
  }
  return columns;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

std::vector<Rect> all_tiles(const NetworkGeometry& geometry) {
  std::vector<Rect> tiles;
  for (const NetworkColumn& column : geometry.columns) {
    tiles.insert(tiles.end(), column.tiles.begin(), column.tiles.end());
    if (column.more.height() > 0) tiles.push_back(column.more);
  }
  return tiles;
}

}  // namespace

TEST_CASE("tiles lie within the picture and do not overlap, on any screen") {
  const std::vector<std::vector<std::size_t>> networks = {
      {1}, {8, 8, 1}, {16, 1}, {128, 3, 1}, {8, 8, 8, 8, 8, 8, 1}, {512, 16, 9, 1, 2, 16, 2}};
  const std::vector<Rect> areas = {{{264, 92}, {1012, 796}},
                                   {{26, 92}, {636, 664}},
                                   {{26, 92}, {364, 500}},
                                   {{290, 230}, {3410, 2020}}};
  for (const Rect& area : areas) {
    for (const auto& network : networks) {
      INFO("width " << area.width() << ", layers " << network.size());
      const NetworkGeometry geometry = lay_out_network(area, 70, columns_of(network));
      REQUIRE(geometry.columns.size() == network.size() + 1);
      const std::vector<Rect> tiles = all_tiles(geometry);
      for (std::size_t i = 0; i < tiles.size(); ++i) {
        CHECK(tiles[i].min.x >= area.min.x);
        CHECK(tiles[i].max.x <= area.max.x);
        CHECK(tiles[i].min.y >= area.min.y + 70);
        CHECK(tiles[i].max.y <= area.max.y);
        for (std::size_t k = 0; k < i; ++k) CHECK_FALSE(overlap(tiles[i], tiles[k]));
      }
    }
  }
}

TEST_CASE("small networks have tiles of full size and room for their headers") {
  const NetworkGeometry geometry =
      lay_out_network({{264, 92}, {1012, 796}}, 70, columns_of({8, 8, 1}));
  CHECK(geometry.tile >= 38);
  CHECK(geometry.columns[1].header.width() >= 100);
  for (std::size_t c = 1; c < geometry.columns.size(); ++c) {
    CHECK(geometry.columns[c].header.min.x >= geometry.columns[c - 1].header.max.x);
  }
}

TEST_CASE("tiles grow with the room, and leave none of it empty") {
  float before = 0;
  for (const float height : {704.f, 884.f, 1244.f, 1600.f}) {
    const Rect area{{264, 92}, {264 + 1.2f * height, 92 + height}};
    const NetworkGeometry geometry = lay_out_network(area, 70, columns_of({8, 8, 1}));
    INFO("height " << height << ", tile " << geometry.tile);
    CHECK(geometry.tile >= before + (before > 0 ? 5 : 0));
    CHECK(area.max.y - geometry.columns[1].tiles.back().max.y < 0.12f * height);
    before = geometry.tile;
  }
}

TEST_CASE("adding a unit to a column of less than eight moves nothing") {
  const Rect area{{264, 92}, {1012, 796}};
  const NetworkGeometry before = lay_out_network(area, 70, columns_of({4, 1}));
  const NetworkGeometry after = lay_out_network(area, 70, columns_of({5, 1}));
  for (std::size_t i = 0; i < before.columns[1].tiles.size(); ++i) {
    CHECK(before.columns[1].tiles[i].min.y == after.columns[1].tiles[i].min.y);
  }
}

}  // namespace descent
