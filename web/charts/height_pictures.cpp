#include "web/charts/height_pictures.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "web/ui/theme.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

// The piece that crosses the middle of the plane, in its upper half: where the height is told.
const ContourPiece* piece_in_the_middle(const Contour& contour, const PlaneRange& range) {
  const double middle_x = (range.low_x + range.high_x) / 2;
  const double middle_y = (range.low_y + range.high_y) / 2;
  const ContourPiece* nearest = nullptr;
  double least = 0.1 * (range.high_x - range.low_x);
  for (const ContourPiece& piece : contour.pieces) {
    const double away = std::abs(piece.from.x - middle_x);
    if (piece.from.y < middle_y || away >= least) continue;
    least = away;
    nearest = &piece;
  }
  return nearest;
}

// Not over one that is told already.
void tell_contour(const Contour& contour, const PlaneRange& range, const HeightScale& scale,
                  const QuietPlot& plot, std::vector<Rect>& told) {
  const ContourPiece* piece = piece_in_the_middle(contour, range);
  if (!piece) return;
  const std::string text = short_text(contour.height);
  const ImVec2 size = ui::text_size(ui::Font::axis, text);
  const ImVec2 at = plot.pixels(piece->from.x, piece->from.y);
  const ImVec2 from{at.x - size.x / 2, at.y - size.y / 2};
  const Rect place{from, {from.x + size.x, from.y + size.y}};
  const bool taken = std::any_of(told.begin(), told.end(), [&](const Rect& other) {
    return place.min.y < other.max.y && other.min.y < place.max.y && place.min.x < other.max.x &&
           other.min.x < place.max.x;
  });
  if (from.y < plot.area().min.y || taken) return;
  told.push_back(place);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled({from.x - 2, from.y}, {place.max.x + 2, place.max.y},
                      height_color(scale.share(contour.height)), 3);
  ui::draw_text(list, ui::Font::axis, from, ui::colors().secondary, text);
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
                   const HeightScale& scale, const QuietPlot& plot) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(plot.area().min, plot.area().max, true);
  const ImU32 color = ui::with_alpha(ui::colors().text, 0.22f);
  std::vector<Rect> told;
  std::size_t number = 0;
  for (const Contour& contour : contours) {
    for (const ContourPiece& piece : contour.pieces) {
      list->AddLine(plot.pixels(piece.from.x, piece.from.y), plot.pixels(piece.to.x, piece.to.y),
                    color, 1);
    }
    if (++number % 2 == 0) tell_contour(contour, field.range, scale, plot, told);
  }
  list->PopClipRect();
}

}  // namespace descent
