#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/scenes/line/loss_picture.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float least_pitch = 0.2f, most_pitch = 1.45f;
constexpr float surface_height = 1.1f;  // of the highest place, where the ground is 2 wide
constexpr std::size_t cell_step = 2;    // corners of the grid to a facet's side
constexpr float radians_per_pixel = 0.008f, radians_per_key = 0.08f;

// From the ground, w and b each from -1 to 1, and the height, 0 to 1, onto the screen: without
// perspective, turned about the vertical and then tipped.
struct Camera {
  ImVec2 middle;
  float scale, cos_yaw, sin_yaw, cos_pitch, sin_pitch;

  Camera(const LossPictureState& state, const Rect& area)
      : middle{area.center().x, area.center().y + 0.12f * area.height()},
        scale(std::min(area.width() / 3.0f, area.height() / 2.9f)),
        cos_yaw(std::cos(state.yaw)),
        sin_yaw(std::sin(state.yaw)),
        cos_pitch(std::cos(state.pitch)),
        sin_pitch(std::sin(state.pitch)) {}

  ImVec2 on_screen(float w, float b, float height) const {
    const float across = w * cos_yaw + b * sin_yaw;
    const float away = b * cos_yaw - w * sin_yaw;
    return {middle.x + scale * across,
            middle.y - scale * (away * sin_pitch + height * surface_height * cos_pitch)};
  }
};

class Terrain {
 public:
  Terrain(const LossGrid& grid, const Camera& camera) : grid_(grid), camera_(camera) {}

  float height(double loss) const {
    const double all = std::max(grid_.most() - grid_.least(), 1e-300);
    return static_cast<float>(std::clamp((loss - grid_.least()) / all, 0.0, 1.0));
  }
  ImVec2 corner(std::size_t column, std::size_t row) const {
    constexpr auto all = static_cast<float>(LossGrid::cells);
    return camera_.on_screen(2 * static_cast<float>(column) / all - 1,
                             2 * static_cast<float>(row) / all - 1,
                             height(grid_.loss(column, row)));
  }
  // Nothing outside of what is in sight.
  std::optional<ImVec2> place(const LineTask& task, const Line& line) const {
    const LossRange& range = grid_.range();
    const double w = 2 * (line.w - range.low_w) / (range.high_w - range.low_w) - 1;
    const double b = 2 * (line.b - range.low_b) / (range.high_b - range.low_b) - 1;
    if (!(std::abs(w) <= 1 && std::abs(b) <= 1)) return std::nullopt;
    return camera_.on_screen(static_cast<float>(w), static_cast<float>(b),
                             height(loss_of(task, line)));
  }

 private:
  const LossGrid& grid_;
  const Camera& camera_;
};

// The facets, the furthest first.
void draw_facets(const LossGrid& grid, const Terrain& terrain, const Camera& camera) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 edge = ui::with_alpha(ui::colors().text, 0.16f);
  constexpr std::size_t count = LossGrid::cells / cell_step;
  const bool low_w_far = camera.sin_yaw > 0, high_b_far = camera.cos_yaw > 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = cell_step * (high_b_far ? count - 1 - i : i);
    for (std::size_t j = 0; j < count; ++j) {
      const std::size_t column = cell_step * (low_w_far ? j : count - 1 - j);
      const std::array<ImVec2, 4> corners = {terrain.corner(column, row),
                                             terrain.corner(column + cell_step, row),
                                             terrain.corner(column + cell_step, row + cell_step),
                                             terrain.corner(column, row + cell_step)};
      const float height = terrain.height(grid.loss(column + cell_step / 2, row + cell_step / 2));
      list->AddQuadFilled(corners[0], corners[1], corners[2], corners[3],
                          loss_color(static_cast<double>(height)));
      list->AddQuad(corners[0], corners[1], corners[2], corners[3], edge, 1);
    }
  }
}

void draw_way(const Terrain& terrain, const LineTask& task, const std::vector<Line>& lines,
              ImU32 color, float thickness, bool dots) {
  constexpr std::size_t most_dots = 60;
  ImDrawList* list = ImGui::GetWindowDrawList();
  std::optional<ImVec2> before;
  std::size_t number = 0;
  for (const Line& line : lines) {
    const std::optional<ImVec2> at = terrain.place(task, line);
    if (at && before) list->AddLine(*before, *at, color, thickness);
    if (at && dots && number < most_dots) list->AddCircleFilled(*at, 2.6f, color);
    before = at;
    ++number;
  }
}

void draw_marks(const Terrain& terrain, const DescentFacts& facts) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (facts.least) {
    if (const auto at = terrain.place(facts.task, *facts.least)) {
      list->AddLine({at->x - 6, at->y}, {at->x + 6, at->y}, ui::colors().text, 1.6f);
      list->AddLine({at->x, at->y - 6}, {at->x, at->y + 6}, ui::colors().text, 1.6f);
    }
  }
  if (const auto at = terrain.place(facts.task, facts.start)) {
    list->AddCircleFilled(*at, 6, ui::colors().card);
    list->AddCircle(*at, 6, ui::colors().accent, 0, 2.5f);
  }
  if (const auto at = terrain.place(facts.task, facts.now)) {
    list->AddCircleFilled(*at, 6.5f, ui::colors().card);
    list->AddCircleFilled(*at, 5, ui::colors().accent);
  }
}

// The ground's sides with their names and ends: the two that are nearer.
void draw_sides(const LossRange& range, const Camera& camera) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float near_b = camera.cos_yaw > 0 ? -1.f : 1.f, near_w = camera.sin_yaw > 0 ? 1.f : -1.f;
  const auto word = [&](ImVec2 at, const std::string& text) {
    const ImVec2 size = ui::text_size(ui::Font::axis, text);
    ui::draw_text(list, ui::Font::axis, {at.x - size.x / 2, at.y - size.y / 2},
                  ui::colors().secondary, text);
  };
  constexpr float out = 1.16f;
  word(camera.on_screen(-0.9f, out * near_b, 0), short_text(range.low_w));
  word(camera.on_screen(0, out * near_b, 0), "w");
  word(camera.on_screen(0.9f, out * near_b, 0), short_text(range.high_w));
  word(camera.on_screen(out * near_w, -0.9f, 0), short_text(range.low_b));
  word(camera.on_screen(out * near_w, 0, 0), "b");
  word(camera.on_screen(out * near_w, 0.9f, 0), short_text(range.high_b));
}

void turn(LossPictureState& state, const ui::Press& press) {
  state.yaw += radians_per_key * static_cast<float>(press.steps);
  if (press.held && ImGui::IsMousePosValid()) {
    ui::keep_drag();
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    state.yaw += radians_per_pixel * moved.x;
    state.pitch += radians_per_pixel * moved.y;
    ui::request_frame();
  }
  state.pitch = std::clamp(state.pitch, least_pitch, most_pitch);
}

}  // namespace

void draw_loss_surface(LossPictureState& state, const DescentShows& shows, const Rect& area) {
  const ui::Press press = ui::press_area(
      "loss_surface", area,
      {.role = ui::Role::img,
       .label = tr("The loss as a surface over w and b"),
       .value = tr("turned by {0}°, tipped by {1}°",
                   static_cast<long>(std::lround(static_cast<double>(state.yaw) * 57.29578)),
                   static_cast<long>(std::lround(static_cast<double>(state.pitch) * 57.29578))),
       .hint = tr("Drag to turn it")},
      true);
  turn(state, press);
  if (!ImGui::IsRectVisible(area.min, area.max)) return;
  const DescentFacts& facts = shows.facts;
  const Camera camera(state, area);
  const Terrain terrain(state.grid, camera);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(area.min, area.max, true);
  draw_facets(state.grid, terrain, camera);
  draw_sides(state.view, camera);
  for (const ShownPath& racer : shows.racers) {
    draw_way(terrain, facts.task, racer.lines, racer.color, 1.8f, true);
  }
  draw_way(terrain, facts.task, shows.steps, ui::with_alpha(ui::colors().accent, 0.45f), 1.2f,
           false);
  draw_way(terrain, facts.task, facts.path, ui::colors().accent, 2, true);
  draw_marks(terrain, facts);
  list->PopClipRect();
}

}  // namespace descent
