#include "web/scenes/line/line_fit.hpp"

#include <algorithm>
#include <cmath>

namespace descent {

std::vector<LinePoint> line_points(const DataSettings& data) {
  std::vector<LinePoint> points;
  if (data.name != "points" || data.x.size() != data.y.size()) return points;
  for (std::size_t i = 0; i < data.x.size(); ++i) {
    if (data.x[i].size() != 1 || data.y[i].size() != 1) return {};
    points.push_back({data.x[i][0], data.y[i][0]});
  }
  return points;
}

DataSettings with_line_points(DataSettings data, const std::vector<LinePoint>& points) {
  data.x.clear();
  data.y.clear();
  for (const LinePoint& point : points) {
    data.x.push_back({point.x});
    data.y.push_back({point.y});
  }
  return data;
}

std::optional<Line> model_line(const Sequential& model) {
  if (model.layers().size() != 1 || element_count(model.input_shape()) != 1) return std::nullopt;
  const auto* dense = std::get_if<Dense>(&model.layers()[0]);
  if (!dense || dense->units != 1 || dense->activation != Activation::linear) return std::nullopt;
  const LayerParameters& parameters = model.parameters()[0];
  const double b = dense->use_bias ? parameters.bias().data()[0] : 0;
  return Line{parameters.kernel().data()[0], b};
}

std::optional<Line> least_squares(const std::vector<LinePoint>& points) {
  if (points.empty()) return std::nullopt;
  double mean_x = 0, mean_y = 0;
  for (const LinePoint& point : points) {
    mean_x += point.x / static_cast<double>(points.size());
    mean_y += point.y / static_cast<double>(points.size());
  }
  double variance = 0, covariance = 0;
  for (const LinePoint& point : points) {
    variance += (point.x - mean_x) * (point.x - mean_x);
    covariance += (point.x - mean_x) * (point.y - mean_y);
  }
  if (variance <= 0) return std::nullopt;
  const double w = covariance / variance;
  return Line{w, mean_y - w * mean_x};
}

double mean_squared_error(const Line& line, const std::vector<LinePoint>& points) {
  double sum = 0;
  for (const LinePoint& point : points) {
    const double difference = line.at(point.x) - point.y;
    sum += difference * difference;
  }
  return points.empty() ? 0 : sum / static_cast<double>(points.size());
}

std::vector<double> model_values(const Sequential& model, const std::vector<double>& x) {
  const std::vector<float> inputs(x.begin(), x.end());
  Cache cache = model.make_cache(inputs.size(), Mode::inference);
  const float* outputs = model.predict(default_kernels(), inputs.data(), inputs.size(), cache);
  std::vector<double> values(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) values[i] = outputs[i * model.output_size()];
  return values;
}

namespace {

struct Span {
  double low, high;

  void take(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  double width() const { return high - low; }
};

Span widened(Span span, double share) {
  const double width = std::max(span.width(), 1e-3);
  return {span.low - share * width, span.high + share * width};
}

}  // namespace

LineView line_view(const std::vector<LinePoint>& points, const Sequential& model) {
  constexpr double farthest = 30;
  if (points.empty()) return {};
  Span x{points[0].x, points[0].x}, y{points[0].y, points[0].y};
  for (const LinePoint& point : points) {
    x.take(point.x);
    y.take(point.y);
  }
  x = widened(x.width() < 1e-6 ? Span{x.low - 1, x.high + 1} : x, 0.15);
  if (y.width() < 1e-6) y = {y.low - 1, y.high + 1};
  const Span reach = widened(y, farthest);
  Span seen = y;
  for (const double value : model_values(model, {x.low, (x.low + x.high) / 2, x.high})) {
    if (std::isfinite(value)) seen.take(std::clamp(value, reach.low, reach.high));
  }
  y = widened(y, 0.25);
  const double margin = 0.06 * seen.width();
  return {x.low, x.high, std::min(y.low, seen.low - margin), std::max(y.high, seen.high + margin)};
}

double snapped(double value, double range) {
  const double step = std::pow(10.0, std::floor(std::log10(range / 40)));
  return std::round(value / step) * step;
}

void LineTrace::follow(const History& history) {
  const EpochLog& epochs = history.epochs;
  const bool goes_on = !w_.empty() && course_ == history.course &&
                       initial_ == history.initial_neuron && epochs_ <= epochs.count();
  if (!goes_on) {
    *this = LineTrace{};
    course_ = history.course;
    initial_ = history.initial_neuron;
    append(0, initial_);
  }
  for (std::size_t i = epochs.place_after(epochs_); i < epochs.size(); ++i) {
    append(static_cast<double>(epochs[i].epoch), epochs[i].neuron);
  }
  epochs_ = epochs.count();
}

void LineTrace::append(double epoch, const std::array<float, 2>& neuron) {
  w_.append({epoch, neuron[0]});
  b_.append({epoch, neuron[1]});
}

}  // namespace descent
