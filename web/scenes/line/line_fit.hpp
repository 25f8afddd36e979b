#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/data/data_settings.hpp"
#include "engine/training/snapshot.hpp"
#include "web/charts/thin_curve.hpp"

// The Line scene's mathematics: points (x, y), a line through them, and how w and b moved.
namespace descent {

struct Line {
  double w = 0, b = 0;

  double at(double x) const { return w * x + b; }
  bool operator==(const Line&) const = default;
};

struct LinePoint {
  double x = 0, y = 0;
  bool operator==(const LinePoint&) const = default;
};

// The points of a `points` set with one input and one target; nothing for any other data.
std::vector<LinePoint> line_points(const DataSettings& data);
// The other way round.
DataSettings with_line_points(DataSettings data, const std::vector<LinePoint>& points);

// w and b of a model that is one Dense(1) layer without activation, of one input; else nothing.
std::optional<Line> model_line(const Sequential& model);

// The line with the least mean squared error; nothing where the points lie at fewer than two x.
std::optional<Line> least_squares(const std::vector<LinePoint>& points);

double mean_squared_error(const Line& line, const std::vector<LinePoint>& points);

// What a model of one input and one output says at each x.
std::vector<double> model_values(const Sequential& model, const std::vector<double>& x);

// What of the plane is in sight.
struct LineView {
  double low_x = 0, high_x = 1, low_y = 0, high_y = 1;
};
// All points with a margin, and the model's curve across them. Of one that leads far away, 30 times
// as far as the points reach, no more: they would be a dot.
LineView line_view(const std::vector<LinePoint>& points, const Sequential& model);

// As one would type a value that was pointed at in so wide a range: of the last digit that a pixel
// or so makes a difference to.
double snapped(double value, double range);

// How w and b moved from epoch to epoch.
class LineTrace {
 public:
  // Takes what has come since the last time, or all where training began anew.
  void follow(const History& history);

  std::vector<CurvePoint> w() const { return w_.points(); }
  std::vector<CurvePoint> b() const { return b_.points(); }

 private:
  void append(double epoch, const std::array<float, 2>& neuron);

  ThinCurve w_, b_;
  std::uint64_t course_ = 0;
  std::array<float, 2> initial_ = {};
  std::size_t epochs_ = 0;  // followed so far
};

}  // namespace descent
