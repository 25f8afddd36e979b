#include "web/charts/reliability_chart.hpp"

#include <algorithm>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/quiet_plot.hpp"
#include "web/charts/reliability_words.hpp"

namespace descent {
namespace {

constexpr auto bins = static_cast<double>(reliability_bin_count);

std::string percent(double share) { return fixed_text(100 * share, 1) + " %"; }

std::string words_of(const ReliabilityBin& bin, std::size_t place) {
  const auto edge = [](std::size_t at) { return percent_text(static_cast<double>(at) / bins); };
  if (bin.samples == 0) return tr("No image is {0} to {1} sure.", edge(place), edge(place + 1));
  return tr("{0} images, {1} sure on average:\n{2} of them are right. Press to see them.",
            with_commas(bin.samples), percent(bin.confidence), percent(bin.accuracy));
}

Rect bar_of(const QuietPlot& plot, const ReliabilityBin& bin, std::size_t place) {
  const double left = static_cast<double>(place) / bins;
  const ImVec2 top = plot.pixels(left, bin.accuracy), bottom = plot.pixels(left + 1 / bins, 0);
  return {{top.x + 2, std::min(top.y, bottom.y - 2)}, {bottom.x - 2, bottom.y}};
}

// The bar, and how far it is from where it should be.
void draw_bar(const QuietPlot& plot, const ReliabilityBin& bin, std::size_t place, bool chosen) {
  if (bin.samples == 0) return;
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect bar = bar_of(plot, bin, place);
  list->AddRectFilled(bar.min, bar.max, ui::with_alpha(c.accent, 0.55f), 3);
  if (chosen) list->AddRect(bar.min, bar.max, c.accent, 3, 0, 2.5f);
  const float sure = plot.pixels(0, bin.confidence).y;
  const float low = std::max(sure, bar.min.y), high = std::min(sure, bar.min.y);
  const ImU32 gap = bin.confidence > bin.accuracy ? c.danger : c.secondary;
  list->AddRectFilled({bar.min.x, high}, {bar.max.x, low}, ui::with_alpha(gap, 0.22f));
  list->AddLine({bar.min.x, sure}, {bar.max.x, sure}, gap, 2);
}

// How many images it stands for, above it and over all lines.
void draw_count(const QuietPlot& plot, const ReliabilityBin& bin, std::size_t place) {
  if (bin.samples == 0) return;
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect bar = bar_of(plot, bin, place);
  const float high = std::min(plot.pixels(0, bin.confidence).y, bar.min.y);
  const std::string count = short_count(static_cast<double>(bin.samples));
  const float width = ui::text_size(ui::Font::axis, count).x;
  if (width > bar.width() + 4) return;
  const float y = std::max(high - 15, plot.area().min.y);
  const float left = bar.center().x - width / 2;
  list->AddRectFilled({left - 2, y}, {left + width + 2, y + 13}, ui::with_alpha(c.card, 0.85f), 3);
  ui::draw_text(list, ui::Font::axis, {left, y}, c.secondary, count);
}

PlotAxis share_axis(const char* name) {
  PlotAxis axis;
  axis.low = 0;
  axis.high = 1;
  axis.most_ticks = 6;
  axis.name = name;
  axis.keys = PlotAxis::Keys{0.5 / bins, 1 - 0.5 / bins, 1 / bins};
  return axis;
}

}  // namespace

std::optional<std::size_t> draw_reliability(const Reliability& reliability,
                                            std::optional<std::size_t> chosen, const Rect& area) {
  const QuietPlot plot("reliability",
                       tr("Reliability diagram: how often it is right, by how sure it is"), area,
                       share_axis(tr("confidence")), share_axis(nullptr));
  tell_reliability(reliability);
  if (!plot.open()) return {};
  for (std::size_t place = 0; place < reliability_bin_count; ++place) {
    draw_bar(plot, reliability.bins[place], place, chosen == place);
  }
  plot.dashed_line({0, 0}, {1, 1}, ui::colors().text);
  for (std::size_t place = 0; place < reliability_bin_count; ++place) {
    draw_count(plot, reliability.bins[place], place);
  }
  ui::draw_text(ImGui::GetWindowDrawList(), ui::Font::axis,
                {plot.area().min.x + 6, plot.area().min.y}, ui::colors().secondary,
                tr("share that is right"));
  const auto looked_at = plot.pointed_at();
  if (!looked_at) return {};
  const auto place = static_cast<std::size_t>(std::clamp(looked_at->x * bins, 0.0, bins - 1));
  const ReliabilityBin& bin = reliability.bins[place];
  ui::hover_text(words_of(bin, place), *plot.looked_at());
  if (bin.samples > 0) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  return plot.press().pressed && bin.samples > 0 ? std::optional(place) : std::nullopt;
}

}  // namespace descent
