#include "web/charts/pixel_numbers.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/pixel_words.hpp"
#include "web/ui/picture_cursor.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float gap = 12;
constexpr float most_overview = 196;

float cell_side(const PixelPicture& picture) {
  const char* widest = picture.unit == PixelUnit::bytes ? "255" : "0.88";
  const float sign = picture.is_signed ? ui::text_size(ui::Font::axis, "−").x : 0;
  return std::ceil(ui::text_size(ui::Font::axis, widest).x + sign + 2);
}

ImU32 color_of(const PixelPicture& picture, float value) {
  const ui::Colors& c = ui::colors();
  if (picture.is_signed) return ui::data_color(value);
  return ui::mix(c.pad, c.ink, std::clamp(value, 0.f, 1.f));
}

ImU32 ink_on(const PixelPicture& picture, float value) {
  const ui::Colors& c = ui::colors();
  if (picture.is_signed) return c.text;
  return value > 0.5f ? c.pad : c.ink;
}

struct Cells {
  PixelPart part;
  ImVec2 corner;
  float side;

  Rect cell(PixelPlace place) const {
    const ImVec2 min{corner.x + side * static_cast<float>(place.column - part.left),
                     corner.y + side * static_cast<float>(place.row - part.top)};
    return {min, {min.x + side, min.y + side}};
  }
  template <typename Do>
  void for_each(const Do& act) const {
    for (std::size_t row = part.top; row < part.top + part.rows; ++row) {
      for (std::size_t column = part.left; column < part.left + part.columns; ++column) {
        act(PixelPlace{row, column});
      }
    }
  }
};

void draw_cells(const PixelPicture& picture, const Cells& cells, bool numbers) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  cells.for_each([&](PixelPlace place) {
    const Rect cell = cells.cell(place);
    list->AddRectFilled(cell.min, cell.max, color_of(picture, picture.at(place)));
  });
  if (!numbers) return;
  cells.for_each([&](PixelPlace place) {
    const std::string text = pixel_text(picture, place);
    const Rect cell = cells.cell(place);
    const ImVec2 size = ui::text_size(ui::Font::axis, text);
    const float value = picture.at(place);
    const ImU32 ink = ui::with_alpha(ink_on(picture, value), value == 0 ? 0.55f : 1);
    ui::draw_text(list, ui::Font::axis,
                  {std::round(cell.center().x - size.x / 2), cell.center().y - size.y / 2}, ink,
                  text);
  });
}

std::string words_at(const PixelPicture& picture, PixelPlace place) {
  return tr("Row {0}, column {1}: {2}", place.row, place.column, pixel_text(picture, place));
}

std::optional<PixelPlace> place_at(const PixelPicture& picture, const Cells& cells, ImVec2 at) {
  const float row = (at.y - cells.corner.y) / cells.side;
  const float column = (at.x - cells.corner.x) / cells.side;
  if (row < 0 || column < 0) return {};
  const PixelPlace place{static_cast<std::size_t>(row), static_cast<std::size_t>(column)};
  if (place.row >= picture.height || place.column >= picture.width) return {};
  return place;
}

// Both are one picture to the keyboard; `all` is where the arrows move.
std::optional<PixelPlace> look_at(std::string_view id, const std::string& label,
                                  const PixelPicture& picture, const Cells& all,
                                  PixelPlace middle) {
  const auto side = [&](std::size_t count) { return all.side * static_cast<float>(count); };
  const Rect area{all.corner,
                  {all.corner.x + side(picture.width), all.corner.y + side(picture.height)}};
  const ui::Press press = ui::press_area(id, area, {.role = ui::Role::img, .label = label});
  tell_pixels(id, picture);
  const ui::PictureKeys keys{
      area.inset(all.side / 2), all.cell(middle).center(), {all.side, all.side}};
  const auto at = ui::looked_at(id, press, keys);
  if (!at) return {};
  const auto place = place_at(picture, all, *at);
  if (!place) return {};
  const Rect cell = all.cell(*place);
  ImGui::GetWindowDrawList()->AddRect(cell.min, cell.max, ui::colors().accent, 0, 0, 2);
  ui::hover_text(words_at(picture, *place), *at);
  const bool moves = press.pressed || press.ringed || press.held;
  return moves && *place != middle ? place : std::nullopt;
}

std::optional<PixelPlace> draw_part(std::string_view id, const std::string& label,
                                    const PixelPicture& picture, PixelPlace middle, Rect area) {
  const bool beside = area.width() > area.height();
  const auto longest = static_cast<float>(std::max(picture.width, picture.height));
  const float room = beside ? area.width() / 3 : area.height() / 3;
  const float side = std::max(1.f, std::floor(std::min(most_overview, room) / longest));
  const Rect small = beside ? area.cut_left(side * static_cast<float>(picture.width), gap)
                            : area.cut_top(side * static_cast<float>(picture.height), gap);
  const float cell = cell_side(picture);
  const auto fitting = [&](float length) {
    return static_cast<std::size_t>(std::max(1.f, std::floor(length / cell)));
  };
  const PixelPart part =
      part_around(picture, middle, fitting(area.height()), fitting(area.width()));
  draw_cells(picture, {part, area.min, cell}, true);
  const Cells all{{0, 0, picture.height, picture.width}, small.min, side};
  draw_cells(picture, all, false);
  const Rect first = all.cell({part.top, part.left});
  const Rect last = all.cell({part.top + part.rows - 1, part.left + part.columns - 1});
  ImGui::GetWindowDrawList()->AddRect(first.min, last.max, ui::colors().accent, 0, 0, 2);
  return look_at(id, label, picture, all, middle);
}

}  // namespace

std::string pixel_text(const PixelPicture& picture, PixelPlace place) {
  const auto value = static_cast<double>(picture.at(place));
  if (picture.unit == PixelUnit::bytes) return fixed_text(255 * value, 0);
  return value == 0 ? "0" : fixed_text(value, 2);
}

PixelPart part_around(const PixelPicture& picture, PixelPlace middle, std::size_t rows,
                      std::size_t columns) {
  const auto begin = [](std::size_t at, std::size_t length, std::size_t all) {
    const std::size_t before = at > length / 2 ? at - length / 2 : 0;
    return std::min(before, all - length);
  };
  rows = std::min(rows, picture.height);
  columns = std::min(columns, picture.width);
  return {begin(middle.row, rows, picture.height), begin(middle.column, columns, picture.width),
          rows, columns};
}

ImVec2 pixel_numbers_size(const PixelPicture& picture) {
  const float side = cell_side(picture);
  return {side * static_cast<float>(picture.width), side * static_cast<float>(picture.height)};
}

std::optional<PixelPlace> draw_pixel_numbers(std::string_view id, const std::string& label,
                                             const PixelPicture& picture, PixelPlace middle,
                                             const Rect& area) {
  if (picture.values.empty()) return {};
  const float side = std::floor(std::min(area.width() / static_cast<float>(picture.width),
                                         area.height() / static_cast<float>(picture.height)));
  middle = {std::min(middle.row, picture.height - 1), std::min(middle.column, picture.width - 1)};
  if (side < cell_side(picture)) return draw_part(id, label, picture, middle, area);
  const Cells all{{0, 0, picture.height, picture.width}, area.min, side};
  draw_cells(picture, all, true);
  look_at(id, label, picture, all, middle);
  return {};
}

}  // namespace descent
