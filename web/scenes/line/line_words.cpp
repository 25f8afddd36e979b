#include "web/scenes/line/line_words.hpp"

#include <algorithm>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/scenes/line/line_values.hpp"

namespace descent {
namespace {

constexpr std::size_t most_points = 50, slice_rows = 13;

std::vector<double> said_at(const std::vector<LinePoint>& points, const Sequential& model) {
  std::vector<double> x;
  for (const LinePoint& point : points) x.push_back(point.x);
  return model_values(model, x);
}

}  // namespace

std::string fit_summary(const std::vector<LinePoint>& points, const Sequential& model) {
  if (points.empty()) return tr("There are no points.");
  const std::vector<double> said = said_at(points, model);
  double sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    sum += (said[i] - points[i].y) * (said[i] - points[i].y);
  }
  const std::string error = tr("The mean of the squared differences is {0}.",
                               short_text(sum / static_cast<double>(points.size()), 4));
  const std::string count = with_commas(points.size());
  const std::optional<Line> line = model_line(model);
  return (line ? tr("{0} points and the line {1}.", count, line_formula(*line))
               : tr("{0} points and the curve of the model.", count)) +
         " " + error;
}

ui::PictureTable fit_table(const std::vector<LinePoint>& points, const Sequential& model) {
  ui::PictureTable table{
      tr("The points and the model"), {"x", "y", tr("the model says"), tr("difference²")}, {}};
  const std::vector<double> said = said_at(points, model);
  for (std::size_t i = 0; i < std::min(points.size(), most_points); ++i) {
    const double difference = said[i] - points[i].y;
    table.rows.push_back({short_text(points[i].x, 6), short_text(points[i].y, 6),
                          short_text(said[i], 4), short_text(difference * difference, 4)});
  }
  return table;
}

void tell_fit(const std::vector<LinePoint>& points, const Sequential& model) {
  ui::tell_picture(
      "line_plot", [&] { return fit_summary(points, model); },
      [&] { return std::vector<ui::PictureTable>{fit_table(points, model)}; });
}

std::string slice_summary(const std::vector<CurvePoint>& curve, const CurvePoint& now) {
  const CurvePoint& least = *std::ranges::min_element(curve, {}, &CurvePoint::y);
  return tr(
      "The loss over w from {0} to {1} is least, {2}, at w {3}. Now w is {4} and the loss {5}.",
      short_text(curve.front().x), short_text(curve.back().x), short_text(least.y, 4),
      short_text(least.x), short_text(now.x, 4), short_text(now.y, 4));
}

ui::PictureTable slice_table(const std::vector<CurvePoint>& curve) {
  ui::PictureTable table{tr("The loss over w"), {"w", tr("loss")}, {}};
  for (std::size_t row = 0; row < slice_rows; ++row) {
    const CurvePoint& point = curve[row * (curve.size() - 1) / (slice_rows - 1)];
    table.rows.push_back({short_text(point.x), short_text(point.y, 4)});
  }
  return table;
}

void tell_slice(const std::vector<CurvePoint>& curve, const CurvePoint& now) {
  if (curve.empty()) return;
  ui::tell_picture(
      "loss_slice", [&] { return slice_summary(curve, now); },
      [&] { return std::vector<ui::PictureTable>{slice_table(curve)}; });
}

}  // namespace descent
