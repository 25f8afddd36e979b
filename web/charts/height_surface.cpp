#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/height_legend.hpp"
#include "web/charts/height_pictures.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float least_pitch = 0.2f, most_pitch = 1.45f;
constexpr float surface_height = 1.1f;  // of the highest place, where the ground is 2 wide
constexpr std::size_t cell_step = 2;    // corners of the field to a facet's side
constexpr float radians_per_pixel = 0.008f, radians_per_key = 0.08f;

long degrees(float radians) { return std::lround(static_cast<double>(radians) * 57.29578); }

// What is no number stands as high as the highest.
float drawn_share(double share) { return share >= 0 ? static_cast<float>(share) : 1.f; }

}  // namespace

void turn_surface(std::string_view id, std::string label, const Rect& area, SurfaceTurn& turn) {
  const ui::Press press = ui::press_area(
      id, area,
      {.role = ui::Role::img,
       .label = std::move(label),
       .value = tr("turned by {0}°, tipped by {1}°", degrees(turn.yaw), degrees(turn.pitch)),
       .hint = tr("Drag to turn it")},
      true);
  turn.yaw += radians_per_key * static_cast<float>(press.steps);
  if (press.held && ImGui::IsMousePosValid()) {
    ui::keep_drag();
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    turn.yaw += radians_per_pixel * moved.x;
    turn.pitch += radians_per_pixel * moved.y;
    ui::request_frame();
  }
  turn.pitch = std::clamp(turn.pitch, least_pitch, most_pitch);
}

HeightSurface::HeightSurface(const HeightField& field, const HeightScale& scale,
                             const SurfaceTurn& turn, const Rect& area)
    : field_(field),
      scale_(scale),
      middle_{area.center().x, area.center().y + 0.12f * area.height()},
      size_(std::min(area.width() / 3.5f, area.height() / 2.9f)),
      cos_yaw_(std::cos(turn.yaw)),
      sin_yaw_(std::sin(turn.yaw)),
      cos_pitch_(std::cos(turn.pitch)),
      sin_pitch_(std::sin(turn.pitch)) {}

// From the ground, x and y each from -1 to 1, and the height's share of the scale.
ImVec2 HeightSurface::on_screen(float x, float y, float share) const {
  const float across = x * cos_yaw_ + y * sin_yaw_;
  const float away = y * cos_yaw_ - x * sin_yaw_;
  return {middle_.x + size_ * across,
          middle_.y - size_ * (away * sin_pitch_ + share * surface_height * cos_pitch_)};
}

ImVec2 HeightSurface::corner(std::size_t column, std::size_t row) const {
  const auto all = static_cast<float>(field_.cells);
  return on_screen(2 * static_cast<float>(column) / all - 1, 2 * static_cast<float>(row) / all - 1,
                   drawn_share(scale_.share(field_.height(column, row))));
}

std::optional<ImVec2> HeightSurface::place(const SurfacePoint& point) const {
  const PlaneRange& range = field_.range;
  const double x = 2 * (point.at.x - range.low_x) / (range.high_x - range.low_x) - 1;
  const double y = 2 * (point.at.y - range.low_y) / (range.high_y - range.low_y) - 1;
  if (!(std::abs(x) <= 1 && std::abs(y) <= 1)) return std::nullopt;
  return on_screen(static_cast<float>(x), static_cast<float>(y),
                   drawn_share(scale_.share(point.height)));
}

void HeightSurface::draw_facets() const {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 edge = ui::with_alpha(ui::colors().text, 0.16f);
  const std::size_t count = field_.cells / cell_step;
  const bool low_x_far = sin_yaw_ > 0, high_y_far = cos_yaw_ > 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = cell_step * (high_y_far ? count - 1 - i : i);
    for (std::size_t j = 0; j < count; ++j) {
      const std::size_t column = cell_step * (low_x_far ? j : count - 1 - j);
      const std::array<ImVec2, 4> corners = {corner(column, row), corner(column + cell_step, row),
                                             corner(column + cell_step, row + cell_step),
                                             corner(column, row + cell_step)};
      const double height = field_.height(column + cell_step / 2, row + cell_step / 2);
      list->AddQuadFilled(corners[0], corners[1], corners[2], corners[3],
                          height_color(scale_.share(height)));
      list->AddQuad(corners[0], corners[1], corners[2], corners[3], edge, 1);
    }
  }
}

void HeightSurface::draw_ground() const {
  const std::array<ImVec2, 4> corners = {on_screen(-1, -1, 0), on_screen(1, -1, 0),
                                         on_screen(1, 1, 0), on_screen(-1, 1, 0)};
  ImGui::GetWindowDrawList()->AddPolyline(corners.data(), 4, ui::colors().line, ImDrawFlags_Closed,
                                          1);
}

// Up from the corner of the ground that is furthest to the left, where no facet lies over it.
void HeightSurface::draw_height_axis(const char* name, WordPlaces& told) const {
  constexpr float beside = 6;
  ImVec2 foot = on_screen(-1, -1, 0);
  for (const auto& [x, y] : {std::pair{1.f, -1.f}, {1.f, 1.f}, {-1.f, 1.f}}) {
    const ImVec2 corner = on_screen(x, y, 0);
    if (corner.x < foot.x) foot = corner;
  }
  const float tall = size_ * surface_height * cos_pitch_;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine(foot, {foot.x, foot.y - tall}, ui::colors().secondary, 1);
  const auto word = [&](float y, const std::string& text) {
    const ImVec2 size = ui::text_size(ui::Font::axis, text);
    const ImVec2 from{foot.x - beside - size.x, y - size.y / 2};
    if (!told.take({from, {from.x + size.x, from.y + size.y}})) return false;
    ui::draw_text(list, ui::Font::axis, from, ui::colors().secondary, text);
    return true;
  };
  for (const HeightTick& tick : height_ticks(scale_, 5)) {
    const float y = foot.y - tall * static_cast<float>(tick.share);
    if (word(y, tick.label)) list->AddLine({foot.x - 3, y}, {foot.x, y}, ui::colors().secondary, 1);
  }
  word(foot.y - tall - 16, name);
}

// The ground's sides with their names and ends: the two that are nearer. A word for which there is
// no room goes further out.
void HeightSurface::draw_sides(const char* x_name, const char* y_name, WordPlaces& told) const {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const PlaneRange& range = field_.range;
  const float near_y = cos_yaw_ > 0 ? -1.f : 1.f, near_x = sin_yaw_ > 0 ? 1.f : -1.f;
  constexpr float nearest = 1.12f, furthest = 1.7f, step = 0.06f;
  // `along` one side, on the ground.
  const auto word = [&](bool x_side, float along, const std::string& text) {
    const ImVec2 size = ui::text_size(ui::Font::axis, text);
    for (float out = nearest; out < furthest; out += step) {
      const ImVec2 at =
          x_side ? on_screen(along, out * near_y, 0) : on_screen(out * near_x, along, 0);
      const ImVec2 from{at.x - size.x / 2, at.y - size.y / 2};
      if (!told.take({{from.x - 3, from.y}, {from.x + size.x + 3, from.y + size.y}})) continue;
      ui::draw_text(list, ui::Font::axis, from, ui::colors().secondary, text);
      return;
    }
  };
  word(true, 0, x_name);
  word(false, 0, y_name);
  word(true, -0.9f, short_text(range.low_x));
  word(true, 0.9f, short_text(range.high_x));
  word(false, -0.9f, short_text(range.low_y));
  word(false, 0.9f, short_text(range.high_y));
}

void HeightSurface::draw(const char* x_name, const char* y_name, const char* height_name) const {
  WordPlaces told;
  draw_ground();
  draw_facets();
  draw_height_axis(height_name, told);
  draw_sides(x_name, y_name, told);
}

void HeightSurface::draw_way(const std::vector<SurfacePoint>& points, ImU32 color, float thickness,
                             bool dots) const {
  constexpr std::size_t most_dots = 60;
  ImDrawList* list = ImGui::GetWindowDrawList();
  std::optional<ImVec2> before;
  std::size_t number = 0;
  for (const SurfacePoint& point : points) {
    const std::optional<ImVec2> at = place(point);
    if (at && before) list->AddLine(*before, *at, color, thickness);
    if (at && dots && number < most_dots) list->AddCircleFilled(*at, 2.6f, color);
    before = at;
    ++number;
  }
}

}  // namespace descent
