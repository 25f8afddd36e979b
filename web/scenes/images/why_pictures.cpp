#include "web/scenes/images/why_pictures.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/words.hpp"
#include "web/scenes/images/inside_picture.hpp"
#include "web/ui/picture_cursor.hpp"

namespace descent {
namespace {

constexpr float picture_gap = 14, picture_caption = 18, legend = 16, least_side = 110,
                most_picture_side = 240;

}  // namespace

PicturePair take_pair(std::string_view left, std::string_view right, float below, float bottom) {
  const float width = ImGui::GetContentRegionAvail().x;
  float most = most_picture_side;
  if (bottom > 0) {
    const float room = bottom - ImGui::GetCursorScreenPos().y;
    most = std::clamp(room - picture_caption - legend - 2 - below, least_side, most_picture_side);
  }
  const float side = std::floor(std::min((width - picture_gap) / 2, most));
  const Rect all = ui::take_rect(picture_caption + side + legend + 2);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto put = [&](float x, std::string_view words, Rect& square, Rect& line) {
    const ImVec2 corner = {x, all.min.y + picture_caption};
    square = {corner, {corner.x + side, corner.y + side}};
    line = {{x, square.max.y + 2}, {x + side, square.max.y + 2 + legend}};
    ui::draw_text_in(list, ui::Font::label, {{x, all.min.y}, {x + side, corner.y}},
                     ui::colors().secondary, words);
  };
  PicturePair pair;
  put(all.min.x, left, pair.left, pair.left_legend);
  put(all.min.x + side + picture_gap, right, pair.right, pair.right_legend);
  return pair;
}

float words_height(ui::Font font, std::string_view words) {
  const float width = ImGui::GetContentRegionAvail().x;
  return ui::text_size(font, words, width).y + ImGui::GetStyle().ItemSpacing.y;
}

bool are_others(WhyPictures& pictures, WhyPictures::Key key) {
  key.dark = ui::dark_theme();
  if (pictures.key == key) return false;
  pictures.key = key;
  return true;
}

void set_pictures(WhyPictures& pictures, const MapShape& shape,
                  std::span<const std::vector<float>> grey,
                  std::span<const std::vector<float>> maps, std::span<const float> scales) {
  const auto map_of = [&](const std::vector<float>& values, std::size_t channels, float scale) {
    return AtlasMap{static_cast<int>(shape.width),
                    static_cast<int>(shape.height),
                    values.data(),
                    channels,
                    shape.width * channels,
                    scale};
  };
  std::vector<AtlasMap> images, colored;
  for (const std::vector<float>& values : grey) images.push_back(map_of(values, shape.channels, 1));
  for (std::size_t i = 0; i < maps.size(); ++i) {
    const std::size_t channels = maps[i].size() / shape.cells();
    colored.push_back(map_of(maps[i], channels, scales[i]));
  }
  const ui::Colors& c = ui::colors();
  pictures.grey.set_maps(images, {c.pad, c.pad, c.ink});
  pictures.maps.set_maps(colored, data_colors());
}

float scale_of(std::span<const float> values) {
  float size = 0;
  for (const float value : values) {
    if (std::isfinite(value)) size = std::max(size, std::abs(value));
  }
  return rounded_up(size);
}

LookedAt draw_picture(const char* id, const Rect& square, const MapShape& shape, MapAtlas& atlas,
                      std::size_t map, std::string_view label) {
  const UvRect uv = atlas.map(map);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddImage(atlas.texture(), square.min, square.max, uv.min, uv.max);
  list->AddRect(square.min, square.max, ui::colors().line);
  ui::Control control{.role = ui::Role::button};
  control.label = label;
  const ui::Press press = ui::press_area(id, square, control);
  const ImVec2 step = {square.width() / static_cast<float>(shape.width),
                       square.height() / static_cast<float>(shape.height)};
  const auto place = ui::looked_at(
      id, press, {square, {square.min.x + step.x / 2, square.min.y + step.y / 2}, step});
  if (!place) return {};
  const auto line = [](float offset, float cell, std::size_t count) {
    const auto number = static_cast<long>(std::floor(offset / cell));
    return static_cast<std::size_t>(std::clamp(number, 0L, static_cast<long>(count) - 1));
  };
  const std::size_t row = line(place->y - square.min.y, step.y, shape.height);
  const std::size_t column = line(place->x - square.min.x, step.x, shape.width);
  frame_cells(square, shape, row, column, 1, 1);
  return {row * shape.width + column, press.pressed, *place};
}

void frame_cells(const Rect& square, const MapShape& shape, std::size_t top, std::size_t left,
                 std::size_t height, std::size_t width) {
  const ImVec2 step = {square.width() / static_cast<float>(shape.width),
                       square.height() / static_cast<float>(shape.height)};
  const auto at = [&](std::size_t row, std::size_t column) {
    return ImVec2{square.min.x + static_cast<float>(column) * step.x,
                  square.min.y + static_cast<float>(row) * step.y};
  };
  const Rect frame = Rect{at(top, left), at(top + height, left + width)}.inset(-1);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRect(frame.inset(-1).min, frame.inset(-1).max, ui::colors().card, 2, 0, 1);
  list->AddRect(frame.min, frame.max, ui::colors().accent, 2, 0, 2);
}

std::string cell_words(const MapShape& shape, std::size_t cell) {
  return tr("Row {0}, column {1}", cell / shape.width, cell % shape.width);
}

}  // namespace descent
