#pragma once

namespace descent {

// One axis of a plot: how its values lie along a stretch of pixels, evenly or by their logarithms.
class PlotScale {
 public:
  PlotScale() = default;
  // `low` lies at the pixel `from`, `high` at `to` (which may be less: upwards). A range that is
  // empty, upside down or not of numbers becomes one that can be drawn.
  PlotScale(double low, double high, bool log_scale, float from, float to);

  // Beyond the range as well. A value without a logarithm lies far below everything.
  float pixel(double value) const;
  double value(float pixel) const;

 private:
  double position(double value) const;

  bool log_scale_ = false;
  float from_ = 0;
  double start_ = 0;    // the position of `low`
  double stretch_ = 1;  // pixels for each unit of position
};

}  // namespace descent
