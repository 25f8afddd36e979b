#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/data/dataset.hpp"
#include "engine/training/snapshot.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/render/image_atlas.hpp"

// One of the images: its picture, what the network says of it, and how many lie in a row.
namespace descent {

// How the tiles lie.
struct TileGrid {
  static constexpr float row_gap = 10;

  std::size_t columns = 1;
  float side = 56;
  float pitch = 64;  // from one tile's left to the next one's
  float row_height = 80;
  std::size_t caption_lines = 1;
};

// For a card of that inner width; names of classes take more room than digits. Known before the
// images are there, so that nothing moves when they come.
TileGrid tile_grid(const std::vector<std::string>& class_names, float width);

struct TestImageTile {
  std::size_t place = 0;  // on the page, and in the atlas
  OriginImage image;
  std::uint32_t truth = 0;
  Prediction says;
  bool learnt = false;
  bool probabilities = true;
  bool selected = false;
  bool chosen = false;  // by a press: another leads back to the drawing
  // What a press shows besides: on a phone what the network says of it, or the page Inside of it.
  // A mean is not selected: it is shown large, by the caller.
  enum class Opens { nothing, output, inside, large };
  Opens opens = Opens::nothing;
  std::string words = {};  // what it is, where that is no image of the data

  bool wrong() const { return learnt && says.label != truth; }
};

// What stands below a picture: what it shows, and how sure the network is of that; "→ 8" where it
// takes it for an 8; nothing before it has learnt.
struct TileCaption {
  std::string truth, said;
};
TileCaption tile_caption(const Dataset& dataset, const TestImageTile& tile);

// Right and wrong differ by frame, weight and colour. Pressing it selects it. Whether it was
// pressed.
bool draw_test_image(ImageAtlas& atlas, const Dataset& dataset, const TestImageTile& tile,
                     const TileGrid& grid, ImVec2 top_left, Actions& actions);

}  // namespace descent
