#include "web/scenes/images/inside_layout.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "web/render/map_atlas.hpp"

using namespace descent;

namespace {

std::vector<StageShape> stages_of(const std::vector<Shape>& shapes) {
  std::vector<StageShape> stages;
  for (const Shape& shape : shapes) stages.push_back({map_shape(shape), 90, 60, false});
  stages.back().is_output = true;
  return stages;
}

bool apart(const Rect& a, const Rect& b) {
  return a.max.x <= b.min.x || b.max.x <= a.min.x || a.max.y <= b.min.y || b.max.y <= a.min.y;
}

Rect whole(const StageBlock& block) {
  return {block.header.min,
          {std::max(block.header.max.x, block.cells.max.x), block.cells.max.y + block_legend}};
}

void check_layout(const std::vector<Shape>& shapes, ImVec2 area) {
  const InsideLayout layout = lay_out_inside(stages_of(shapes), area);
  REQUIRE(layout.blocks.size() == shapes.size());
  for (std::size_t i = 0; i < layout.blocks.size(); ++i) {
    const StageBlock& block = layout.blocks[i];
    INFO("block " << i << " in " << area.x << " × " << area.y);
    CHECK(whole(block).max.x <= area.x + 0.5f);
    CHECK(whole(block).max.y <= layout.height + 0.5f);
    for (std::size_t other = 0; other < i; ++other) {
      CHECK(apart(whole(block), whole(layout.blocks[other])));
    }
    // Every square lies in its block and is found again at its middle.
    for (std::size_t square = 0; square < block.shown; ++square) {
      const Rect rect = block.square(square);
      CHECK(rect.max.x <= block.cells.max.x + 0.5f);
      CHECK(rect.max.y <= block.cells.max.y + 0.5f);
      CHECK(block.at(rect.center()) == square);
    }
    if (block.kind == StageBlock::Kind::maps) {
      const bool many = map_shape(shapes[i]).channels > 32;
      const bool small = block.side == 20 || block.side == 14;
      CHECK((many ? small : block.side >= 24 && block.side <= 48));
    }
  }
}

const std::vector<Shape> small = {{28, 28}, {26, 26, 8}, {13, 13, 8}, {1352}, {10}};
const std::vector<Shape> large = {{28, 28},   {26, 26, 64}, {13, 13, 64}, {11, 11, 64},
                                  {5, 5, 64}, {1600},       {128},        {10}};

}  // namespace

TEST_CASE("the layers of a small network stand beside each other where there is room") {
  const InsideLayout layout = lay_out_inside(stages_of(small), {760, 420});
  for (const StageBlock& block : layout.blocks) CHECK(block.header.min.y == 0);
  CHECK(layout.height <= 420);
  CHECK(layout.blocks[1].kind == StageBlock::Kind::maps);
  CHECK(layout.blocks[3].kind == StageBlock::Kind::strip);
  CHECK(layout.blocks[4].kind == StageBlock::Kind::bars);
}

TEST_CASE("the layers of a convolutional network are seen at once on a usual screen") {
  std::vector<StageShape> stages = stages_of(large);
  for (StageShape& stage : stages) stage.least_header_width = 50;
  CHECK(lay_out_inside(stages, {772, 410}).height <= 410);
  const InsideLayout wide = lay_out_inside(stages, {1256, 600});
  CHECK(wide.height <= 600);
  for (const StageBlock& block : wide.blocks) CHECK(block.header.min.y == 0);
  CHECK(wide.blocks[1].side == 20);  // as large as usual where there is room
}

TEST_CASE("the layers of a deep network are seen at once on a large screen, in two lines") {
  std::vector<Shape> shapes = {{28, 28}};
  for (const auto& [side, channels] :
       {std::pair<std::size_t, std::size_t>{28, 32}, {14, 64}, {7, 128}}) {
    for (int i = 0; i < 3; ++i) shapes.push_back({side, side, channels});
    shapes.push_back({side / 2, side / 2, channels});
  }
  shapes.insert(shapes.end(), {{128}, {128}, {10}});
  const InsideLayout layout = lay_out_inside(stages_of(shapes), {1256, 580});
  CHECK(layout.height <= 580);
  CHECK(layout.blocks.back().header.min.y > 0);
}

TEST_CASE("layers lie apart, within the width, with squares of a readable size") {
  for (const ImVec2 area :
       {ImVec2{760, 420}, ImVec2{560, 300}, ImVec2{340, 0}, ImVec2{1200, 700}}) {
    check_layout(small, area);
    check_layout(large, area);
    check_layout({{28, 28, 1}, {28, 28, 33}, {28, 28, 1000}, {1, 1, 4}, {4}}, area);
    check_layout({{28, 28}, {784}, {20}, {10}}, area);
  }
}

TEST_CASE("of very many channels the first ones are drawn") {
  const InsideLayout layout = lay_out_inside(stages_of({{28, 28}, {4, 4, 1000}, {10}}), {760, 420});
  CHECK(layout.blocks[1].shown == most_maps);
}

TEST_CASE("maps of all sizes lie apart in their sheet") {
  std::vector<AtlasMap> maps;
  for (const auto& [width, height] : {std::pair{28, 28}, {26, 26}, {1, 1}, {5, 3}, {100, 2}}) {
    for (int i = 0; i < 7; ++i) maps.push_back({.width = width, .height = height});
  }
  const SheetPlaces sheet = place_on_sheet(maps, 128);
  REQUIRE(sheet.places.size() == maps.size());
  const auto around = [&](std::size_t i) {
    const auto [left, top] = sheet.places[i];
    const auto edge = [](int cells) { return static_cast<float>(cells); };
    return Rect{{edge(left - 1), edge(top - 1)},
                {edge(left + maps[i].width + 1), edge(top + maps[i].height + 1)}};
  };
  for (std::size_t i = 0; i < maps.size(); ++i) {
    const Rect rect = around(i);
    CHECK((rect.min.x >= 0 && rect.min.y >= 0 && rect.max.x <= 128));
    CHECK(rect.max.y <= static_cast<float>(sheet.height));
    for (std::size_t other = 0; other < i; ++other) CHECK(apart(rect, around(other)));
  }
}
