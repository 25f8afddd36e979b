#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/inspect/map_numbers.hpp"
#include "web/render/map_atlas.hpp"
#include "web/ui/rect.hpp"
#include "web/ui/widgets.hpp"

// The pictures of the page Why: two squares beside each other in each of its cards.
namespace descent {

// Two equal squares over the width that there is, each with a line of words above it and room for a
// legend below; the cursor goes below them. They are smaller where `below` pixels more would not
// fit above `bottom`, a place on the screen; 0: any height will do.
struct PicturePair {
  Rect left, right;                // the squares
  Rect left_legend, right_legend;  // a line each
};
PicturePair take_pair(std::string_view left, std::string_view right, float below, float bottom);
// What words below them take, in the width that there is.
float words_height(ui::Font font, std::string_view words);

// Grey images and maps of signed numbers, of one shape, as two textures: one is the image, its
// colours those of the pad; the other the theme's of data.
struct WhyPictures {
  // What it is of, told by its owner; made anew where that is another, or the theme.
  struct Key {
    std::uint64_t look = 0;
    std::size_t kind = 0, other = 0;
    float number = 0;
    bool dark = false;
    bool operator==(const Key&) const = default;
  };
  std::optional<Key> key;
  MapAtlas grey, maps;
};
// Whether they have to be set: then set_pictures() is to follow.
bool are_others(WhyPictures& pictures, WhyPictures::Key key);
// `scales`: of each of the maps, the number that has the full colour.
void set_pictures(WhyPictures& pictures, const MapShape& shape,
                  std::span<const std::vector<float>> grey,
                  std::span<const std::vector<float>> maps, std::span<const float> scales);

// The largest magnitude, rounded up to two digits; numbers that are none count for nothing.
float scale_of(std::span<const float> values);

// A square with a picture in it that one points at, by mouse, finger or arrow keys.
struct LookedAt {
  std::optional<std::size_t> cell;  // row by row
  bool pressed = false;
  ImVec2 place{0, 0};
};
LookedAt draw_picture(const char* id, const Rect& square, const MapShape& shape, MapAtlas& atlas,
                      std::size_t map, std::string_view label);

// A frame around cells of a picture.
void frame_cells(const Rect& square, const MapShape& shape, std::size_t top, std::size_t left,
                 std::size_t height, std::size_t width);

// "row 5, column 12", counted from 0 as everywhere in the scene.
std::string cell_words(const MapShape& shape, std::size_t cell);

}  // namespace descent
