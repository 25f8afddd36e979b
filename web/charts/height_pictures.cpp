#include "web/charts/height_pictures.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "web/charts/word_places.hpp"
#include "web/ui/theme.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

// Where a contour's height may be told, the best place first: near the middle of the plane, and
// rather in its upper half.
std::vector<CurvePoint> places_to_tell(const Contour& contour, const PlaneRange& range) {
  constexpr double lower_half = 0.15;  // of the width that it is as bad as
  const double middle_x = (range.low_x + range.high_x) / 2;
  const double middle_y = (range.low_y + range.high_y) / 2;
  const auto badness = [&](const CurvePoint& at) {
    return std::abs(at.x - middle_x) / (range.high_x - range.low_x) +
           (at.y < middle_y ? lower_half : 0);
  };
  std::vector<CurvePoint> places;
  for (const ContourPiece& piece : contour.pieces) places.push_back(piece.from);
  std::ranges::stable_sort(places, {}, badness);
  return places;
}

// Whole within the picture, and over none that is told already; else not at all.
void tell_contour(const Contour& contour, const PlaneRange& range, const HeightScale& scale,
                  const QuietPlot& plot, WordPlaces& told) {
  const std::string text = short_text(contour.height);
  const ImVec2 size = ui::text_size(ui::Font::axis, text);
  const Rect& area = plot.area();
  for (const CurvePoint& point : places_to_tell(contour, range)) {
    const ImVec2 at = plot.pixels(point.x, point.y);
    const ImVec2 from{at.x - size.x / 2, at.y - size.y / 2};
    const Rect place{{from.x - 3, from.y}, {from.x + size.x + 3, from.y + size.y}};
    const bool whole = place.min.x >= area.min.x && place.max.x <= area.max.x &&
                       place.min.y >= area.min.y && place.max.y <= area.max.y;
    if (!whole || !told.take(place)) continue;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(place.min, place.max, height_color(scale.share(contour.height)), 3);
    ui::draw_text(list, ui::Font::axis, from, ui::colors().text, text);
    return;
  }
}

// The upward axis's name lies in the picture's corner, on a ground of its own.
constexpr float beside_name = 5;
Rect upward_name_place(const QuietPlot& plot, const char* name) {
  const ImVec2 size = ui::text_size(ui::Font::axis, name);
  const ImVec2 from{plot.area().min.x + 3, plot.area().min.y + 3};
  return {from, {from.x + size.x + 2 * beside_name, from.y + size.y + 4}};
}

void draw_upward_name(const Rect& place, const char* name) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(place.min, place.max, ui::with_alpha(ui::colors().card, 0.85f), 4);
  ui::draw_text(list, ui::Font::axis, {place.min.x + beside_name, place.min.y + 2},
                ui::colors().text, name);
}

}  // namespace

ImU32 height_color(double share) {
  if (!(share >= 0)) return ui::mix(ui::colors().card, ui::colors().secondary, 0.45f);
  const auto height = static_cast<float>(std::sqrt(std::min(share, 1.0)));
  return ui::mix(ui::mix(ui::colors().card, ui::colors().accent, 0.04f),
                 ui::mix(ui::colors().card, ui::colors().accent, 0.62f), height);
}

void draw_heights(const HeightField& field, const HeightScale& scale, const QuietPlot& plot) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(plot.area().min, plot.area().max, true);
  const auto color = [&](std::size_t column, std::size_t row) {
    return height_color(scale.share(field.height(column, row)));
  };
  for (std::size_t row = 0; row < field.cells; ++row) {
    for (std::size_t column = 0; column < field.cells; ++column) {
      const CurvePoint low = field.at(column, row), high = field.at(column + 1, row + 1);
      const ImVec2 from = plot.pixels(low.x, high.y), to = plot.pixels(high.x, low.y);
      list->AddRectFilledMultiColor(from, to, color(column, row + 1), color(column + 1, row + 1),
                                    color(column + 1, row), color(column, row));
    }
  }
  list->PopClipRect();
}

void draw_contours(const std::vector<Contour>& contours, const HeightField& field,
                   const HeightScale& scale, const QuietPlot& plot, const char* y_name) {
  const Rect upward_name = upward_name_place(plot, y_name);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(plot.area().min, plot.area().max, true);
  const ImU32 color = ui::with_alpha(ui::colors().text, 0.22f);
  WordPlaces told;
  told.take(upward_name);
  std::size_t number = 0;
  for (const Contour& contour : contours) {
    for (const ContourPiece& piece : contour.pieces) {
      list->AddLine(plot.pixels(piece.from.x, piece.from.y), plot.pixels(piece.to.x, piece.to.y),
                    color, 1);
    }
    if (++number % 2 == 0) tell_contour(contour, field.range, scale, plot, told);
  }
  draw_upward_name(upward_name, y_name);
  list->PopClipRect();
}

}  // namespace descent
