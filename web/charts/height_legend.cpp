#include "web/charts/height_legend.hpp"

#include <algorithm>

#include "web/charts/height_pictures.hpp"
#include "web/charts/nice_ticks.hpp"
#include "web/ui/fonts.hpp"
#include "web/ui/theme.hpp"
#include "web/ui/widgets.hpp"

namespace descent {

std::vector<HeightTick> height_ticks(const HeightScale& scale, std::size_t most) {
  if (!(scale.most > scale.least)) return {};
  const std::vector<double> heights = scale.logarithmic
                                          ? nice_log_ticks(scale.least, scale.most, most)
                                          : nice_ticks(scale.least, scale.most, most);
  const std::vector<std::string> labels =
      scale.logarithmic ? log_tick_labels(heights) : tick_labels(heights);
  std::vector<HeightTick> ticks;
  for (std::size_t i = 0; i < heights.size(); ++i) {
    ticks.push_back({scale.share(heights[i]), labels[i]});
  }
  return ticks;
}

void draw_height_legend(const HeightScale& scale, const char* title, Rect area) {
  constexpr float strip_width = 10, between = 6, line_height = 16, pixels_per_tick = 34;
  constexpr int pieces = 24;
  ImDrawList* list = ImGui::GetWindowDrawList();
  ui::draw_text_in(list, ui::Font::axis, area.cut_top(line_height, 2), ui::colors().secondary,
                   title);
  Rect words = area;
  const Rect strip = words.cut_left(strip_width, between);
  const auto level = [&](double share) {
    return strip.max.y - static_cast<float>(share) * strip.height();
  };
  for (int i = 0; i < pieces; ++i) {
    const double low = static_cast<double>(i) / pieces, high = static_cast<double>(i + 1) / pieces;
    const ImU32 above = height_color(high), below = height_color(low);
    list->AddRectFilledMultiColor({strip.min.x, level(high)}, {strip.max.x, level(low)}, above,
                                  above, below, below);
  }
  list->AddRect(strip.min, strip.max, ui::colors().line);
  const auto most = static_cast<std::size_t>(std::max(2.f, strip.height() / pixels_per_tick));
  for (const HeightTick& tick : height_ticks(scale, most)) {
    const float y = level(tick.share);
    ui::draw_text_in(list, ui::Font::axis,
                     {{words.min.x, y - line_height / 2}, {words.max.x, y + line_height / 2}},
                     ui::colors().secondary, tick.label);
  }
  ui::mark("height_legend", {strip.min, words.max}, {.role = ui::Role::img, .label = title});
}

}  // namespace descent
