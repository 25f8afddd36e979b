#include "web/scenes/line/hand_line.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

namespace descent {
namespace {

double rounded(double value, double step) { return std::round(value / step) * step; }

}  // namespace

HandRange hand_range(const Line& line, const std::optional<Line>& best) {
  double wanted = std::max({20.0, std::abs(line.w), std::abs(line.b)});
  if (best) wanted = std::max({wanted, 2 * std::abs(best->w), 2 * std::abs(best->b)});
  if (!std::isfinite(wanted)) return {};
  const double decade = std::pow(10.0, std::floor(std::log10(wanted)));
  for (const double times : {1.0, 2.0, 5.0, 10.0}) {
    const double reach = times * decade;
    if (reach >= wanted) return {reach, reach / 200};
  }
  return {};
}

Line line_through(const LinePoint& moved, const LinePoint& kept, const HandRange& range) {
  const double fine = range.step / 10;
  const double w = rounded((moved.y - kept.y) / (moved.x - kept.x), fine);
  const double b = rounded(kept.y - w * kept.x, fine);
  return {std::clamp(w, -range.reach, range.reach), std::clamp(b, -range.reach, range.reach)};
}

void set_line(const RunView& run, const Line& line, Actions& actions) {
  if (run.playing()) actions.push_back(Pause{});
  SetParameters edit{{{0, false, 0, static_cast<float>(line.w)}}};
  const auto& dense = std::get<Dense>(run.snapshot().model->layers().front());
  if (dense.use_bias) edit.all.push_back({0, true, 0, static_cast<float>(line.b)});
  actions.push_back(std::move(edit));
}

}  // namespace descent
