#include "web/scenes/line/loss_slice.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/quiet_plot.hpp"
#include "web/scenes/line/line_words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t slice_samples = 120;

double loss_at(const DescentFacts& facts, double w) {
  return loss_of(facts.task, {w, facts.now.b});
}

struct SliceRange {
  double low, high;
  double width() const { return high - low; }
};

// Around its bottom, where it has one, with room for now and for where the step leads: all of the
// plane's width would make a needle of a steep one.
SliceRange slice_range(const DescentFacts& facts, double next_w, const LossRange& view) {
  const double h = (view.high_w - view.low_w) / 100;
  const double bend =
      (loss_at(facts, facts.now.w + h) - 2 * facts.loss + loss_at(facts, facts.now.w - h)) /
      (h * h);
  if (facts.task.loss == Loss::mean_absolute_error || !(bend > 0)) return {view.low_w, view.high_w};
  const double bottom = facts.now.w - facts.slope.w / bend;
  const double widest = 2 * (view.high_w - view.low_w), least = 0.1 * (view.high_w - view.low_w);
  const double far = std::max(std::abs(facts.now.w - bottom), std::abs(next_w - bottom));
  const double half = std::clamp(1.25 * far, least, widest);
  return {bottom - half, bottom + half};
}

std::vector<CurvePoint> slice_curve(const DescentFacts& facts, const SliceRange& range) {
  std::vector<CurvePoint> curve;
  for (std::size_t i = 0; i <= slice_samples; ++i) {
    const double w =
        range.low + range.width() * static_cast<double>(i) / static_cast<double>(slice_samples);
    curve.push_back({w, loss_at(facts, w)});
  }
  return curve;
}

// A stretch of it about as long as a third of the plot is wide.
void draw_tangent(const QuietPlot& plot, const DescentFacts& facts, const SliceRange& range) {
  const ImVec2 from = plot.pixels(facts.now.w, facts.loss);
  const double aside = range.width() / 100;
  const ImVec2 to = plot.pixels(facts.now.w + aside, facts.loss + facts.slope.w * aside);
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (!(length > 0) || !std::isfinite(length)) return;
  const float half = plot.area().width() / 6;
  const ImVec2 along{(to.x - from.x) / length * half, (to.y - from.y) / length * half};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(plot.area().min, plot.area().max, true);
  list->AddLine({from.x - along.x, from.y - along.y}, {from.x + along.x, from.y + along.y},
                ui::colors().negative, 2);
  list->PopClipRect();
}

// Along the bottom, from w to where the step leads.
void draw_step(const QuietPlot& plot, const DescentFacts& facts, double next_w) {
  const Rect& area = plot.area();
  const ImVec2 now = plot.pixels(facts.now.w, facts.loss);
  const ImVec2 next = plot.pixels(next_w, loss_at(facts, next_w));
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(area.min, area.max, true);
  const float y = area.max.y - 7;
  const ImU32 faint = ui::with_alpha(ui::colors().secondary, 0.5f);
  list->AddLine(now, {now.x, y}, faint);
  list->AddLine(next, {next.x, y}, faint);
  list->AddLine({now.x, y}, {next.x, y}, ui::colors().accent, 2);
  const float head = next.x > now.x ? -6.f : 6.f;
  if (std::abs(next.x - now.x) > 8) {
    list->AddTriangleFilled({next.x, y}, {next.x + head, y - 4}, {next.x + head, y + 4},
                            ui::colors().accent);
  }
  list->AddCircle(next, 4.5f, ui::colors().accent, 0, 2);
  list->PopClipRect();
}

}  // namespace

void draw_loss_slice(const DescentShows& shows, const LossRange& view, const Rect& area) {
  const DescentFacts& facts = shows.facts;
  const Line next = shows.coming.value_or(plain_step(facts, facts.now));
  const SliceRange range = slice_range(facts, next.w, view);
  const std::vector<CurvePoint> curve = slice_curve(facts, range);
  double low = facts.loss, high = facts.loss;
  for (const CurvePoint& point : curve) {
    low = std::min(low, point.y);
    high = std::max(high, point.y);
  }
  const double margin = 0.14 * std::max(high - low, 1e-9);
  PlotAxis w{range.low, range.high, false, false, area.width() > 420 ? 8u : 5u, "w"};
  const PlotAxis y{low - margin, high + margin / 4, false, false, 4};
  const QuietPlot plot("loss_slice", tr("The loss over w, with b as it is now"), area, w, y);
  tell_slice(curve, {facts.now.w, facts.loss});
  if (!plot.open()) return;
  plot.curve(curve, ui::colors().text, 1.8f);
  draw_tangent(plot, facts, range);
  draw_step(plot, facts, next.w);
  plot.dot(facts.now.w, facts.loss, ui::colors().accent, 5);
  const auto pointed = plot.pointed_at();
  if (!pointed || (ui::host().touch && !plot.press().held)) return;
  plot.cursor_line(pointed->x);
  ui::hover_text(
      tr("w {0}: loss {1}", short_text(pointed->x, 4), short_text(loss_at(facts, pointed->x), 4)),
      *plot.looked_at());
}

}  // namespace descent
