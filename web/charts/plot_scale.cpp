#include "web/charts/plot_scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace descent {

PlotScale::PlotScale(double low, double high, bool log_scale, float from, float to)
    : log_scale_(log_scale), from_(from) {
  if (!std::isfinite(low)) low = log_scale ? 1 : 0;
  start_ = position(low);
  double end = std::isfinite(high) ? position(high) : start_;
  if (!(end > start_)) end = start_ + 1;
  stretch_ = (to - from) / (end - start_);
}

float PlotScale::pixel(double value) const {
  return static_cast<float>(from_ + (position(value) - start_) * stretch_);
}

double PlotScale::value(float pixel) const {
  const double at = stretch_ == 0 ? start_ : start_ + (pixel - from_) / stretch_;
  return log_scale_ ? std::pow(10, at) : at;
}

double PlotScale::position(double value) const {
  if (!log_scale_) return value;
  return std::log10(std::max(value, std::numeric_limits<double>::min()));
}

}  // namespace descent
