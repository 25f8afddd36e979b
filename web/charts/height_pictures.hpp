#pragma once

#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/charts/height_field.hpp"
#include "web/charts/quiet_plot.hpp"
#include "web/charts/word_places.hpp"
#include "web/ui/rect.hpp"

// Heights over a plane: as contour lines seen from above, or as a surface that can be turned.
namespace descent {

// A height's share of the scale as a colour; grey where it is no number.
ImU32 height_color(double share);

// --- from above ---
void draw_heights(const HeightField& field, const HeightScale& scale, const QuietPlot& plot);
// Every other one tells its height, where there is room for it; the upward axis its name.
void draw_contours(const std::vector<Contour>& contours, const HeightField& field,
                   const HeightScale& scale, const QuietPlot& plot, const char* y_name);

// --- as a surface ---
struct SurfaceTurn {
  float yaw = 0.6f, pitch = 0.75f;  // radians
};
// The surface's picture as a control: by dragging and the arrow keys it is turned.
void turn_surface(std::string_view id, std::string label, const Rect& area, SurfaceTurn& turn);

// A place on the plane, and how high something lies there.
struct SurfacePoint {
  CurvePoint at{};
  double height = 0;
};

// Without perspective, turned about the vertical and then tipped. Good for one frame.
class HeightSurface {
 public:
  HeightSurface(const HeightField& field, const HeightScale& scale, const SurfaceTurn& turn,
                const Rect& area);

  // Its facets, the furthest first, the ground's sides with their names and ends, and the heights
  // on a line up from its outermost corner.
  void draw(const char* x_name, const char* y_name, const char* height_name) const;
  // Nothing outside of the field.
  std::optional<ImVec2> place(const SurfacePoint& point) const;
  void draw_way(const std::vector<SurfacePoint>& points, ImU32 color, float thickness,
                bool dots) const;

 private:
  ImVec2 on_screen(float x, float y, float share) const;
  ImVec2 corner(std::size_t column, std::size_t row) const;
  void draw_facets() const;
  void draw_ground() const;
  // Both note the places of their words, which lie over no others.
  void draw_height_axis(const char* name, WordPlaces& told) const;
  void draw_sides(const char* x_name, const char* y_name, WordPlaces& told) const;

  const HeightField& field_;
  const HeightScale& scale_;
  ImVec2 middle_;
  float size_, cos_yaw_, sin_yaw_, cos_pitch_, sin_pitch_;
};

}  // namespace descent
