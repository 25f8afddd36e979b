#include "web/scenes/images/test_images_tile.hpp"

#include <catch2/catch_test_macros.hpp>

#include "engine/data/image_set.hpp"

namespace descent {
namespace {

Dataset set_called(const std::string& name) {
  Dataset dataset;
  dataset.name = name;
  dataset.class_names = class_names_of(name);
  dataset.classes = dataset.class_names.size();
  return dataset;
}

TestImageTile tile_of(std::uint32_t truth, std::uint32_t said) {
  TestImageTile tile;
  tile.truth = truth;
  tile.says = {said, 0.61f};
  tile.learnt = true;
  return tile;
}

}  // namespace

TEST_CASE("captions tell first what is on the picture, then what it is taken for") {
  const Dataset digits = set_called("mnist");
  const TileCaption wrong = tile_caption(digits, tile_of(3, 8));
  CHECK(wrong.truth == "3");
  CHECK(wrong.said == "→ 8");
  const TileCaption right = tile_caption(digits, tile_of(3, 3));
  CHECK(right.truth == "3");
  CHECK(right.said == "61 %");
  TestImageTile not_yet = tile_of(3, 8);
  not_yet.learnt = false;
  CHECK(tile_caption(digits, not_yet).truth == "3");
  CHECK(tile_caption(digits, not_yet).said.empty());
  CHECK(tile_caption(set_called("fashion_mnist"), tile_of(0, 6)).said == "→ Shirt");
}

TEST_CASE("names take more room than digits, and rows fill the width") {
  const TileGrid digits = tile_grid(class_names_of("mnist"), 700);
  const TileGrid garments = tile_grid(class_names_of("fashion_mnist"), 700);
  CHECK(garments.columns < digits.columns);
  CHECK(garments.caption_lines == 2);
  for (const TileGrid& grid : {digits, garments}) {
    const float used = grid.pitch * static_cast<float>(grid.columns - 1) + grid.side;
    CHECK(used <= 700);
    CHECK(used > 680);
  }
}

}  // namespace descent
