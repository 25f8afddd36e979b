#pragma once

#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/charts/plot_scale.hpp"
#include "web/charts/thin_curve.hpp"
#include "web/ui/rect.hpp"
#include "web/ui/widgets.hpp"

// Descent's plots: a few quiet grid lines, small labels, no box; nothing to
// drag or zoom.
namespace descent {

struct PlotAxis {
  double low = 0, high = 1;
  bool log_scale = false;
  bool whole = false;  // marks only whole numbers
  std::size_t most_ticks = 4;
  const char* name = nullptr;  // of the horizontal axis, below its marks
  // Where the arrow keys go; by `step` at least, and together with Shift.
  struct Keys {
    double low, high, step;
  };
  std::optional<Keys> keys = {};  // nothing: from end to end
  // Of the vertical axis: the arrow keys go along it as well.
  bool keys_upwards = false;
};

// A plot that fills a rectangle. Its axes are drawn at once, then what is asked for; nothing where
// it is not open(), out of sight.
class QuietPlot {
 public:
  QuietPlot(std::string_view id, std::string label, const Rect& area, const PlotAxis& x,
            const PlotAxis& y);

  bool open() const { return open_; }
  // What the mouse does to the plot, axes and all.
  const ui::Press& press() const { return press_; }
  const Rect& area() const { return area_; }  // of the data, within the axes
  // Where a person looks, by mouse, finger or arrow keys: on the screen, and in the plot's
  // coordinates.
  const std::optional<ImVec2>& looked_at() const { return looked_at_; }
  std::optional<CurvePoint> pointed_at() const;
  ImVec2 pixels(double x, double y) const;
  CurvePoint value_at(ImVec2 pixels) const;

  void curve(const std::vector<CurvePoint>& points, ImU32 color, float thickness = 2) const;
  // What lies between two curves over the same x.
  void band(const std::vector<CurvePoint>& low, const std::vector<CurvePoint>& high,
            ImU32 color) const;
  // A horizontal line over the whole width.
  void dashed_level(double y, ImU32 color) const;
  void dashed_line(CurvePoint from, CurvePoint to, ImU32 color) const;
  // The vertical line and a dot on each curve that mark what is pointed at.
  void cursor_line(double x) const;
  void dot(double x, double y, ImU32 color, float radius = 3.5f) const;

 private:
  bool open_ = false;
  ui::Press press_;
  ImDrawList* list_ = nullptr;
  PlotScale x_, y_;
  Rect area_;
  std::optional<ImVec2> looked_at_;
};

}  // namespace descent
