#include "web/charts/histogram_chart.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/histogram_words.hpp"
#include "web/ui/picture_cursor.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float title_height = 18, range_height = 14;

float bar_width(const Rect& bars, const Histogram& histogram) {
  return bars.width() / static_cast<float>(histogram.counts.size());
}

void draw_bars(const Histogram& histogram, const Rect& bars, std::size_t pointed) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto most =
      static_cast<float>(*std::max_element(histogram.counts.begin(), histogram.counts.end()));
  const float width = bar_width(bars, histogram);
  for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
    if (histogram.counts[i] == 0) continue;
    const float share = static_cast<float>(histogram.counts[i]) / most;
    const float left = bars.min.x + width * static_cast<float>(i);
    const float height = std::max(1.5f, share * bars.height());
    list->AddRectFilled({left, bars.max.y - height}, {left + width - 1, bars.max.y},
                        i == pointed ? ui::colors().text : ui::colors().accent, 1);
  }
  list->AddRectFilled({bars.min.x, bars.max.y}, {bars.max.x, bars.max.y + 1}, ui::colors().line);
}

void draw_range(const Histogram& histogram, const Rect& bars, const Rect& line) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 ink = ui::colors().secondary;
  ui::draw_text_in(list, ui::Font::axis, line, ink, short_text(histogram.low), 0);
  ui::draw_text_in(list, ui::Font::axis, line, ink, short_text(histogram.high), 1);
  const double zero = -histogram.low / (histogram.high - histogram.low);
  if (!(zero > 0.15 && zero < 0.85)) return;  // its label has room between the others
  const float x = bars.min.x + static_cast<float>(zero) * bars.width();
  list->AddLine({x, bars.max.y}, {x, bars.max.y + 4}, ink);
  ui::draw_text_in(list, ui::Font::axis, {{x - 10, line.min.y}, {x + 10, line.max.y}}, ink, "0",
                   0.5f);
}

void explain_bar(const Histogram& histogram, std::size_t bar, std::string_view what, ImVec2 place) {
  const double width =
      (histogram.high - histogram.low) / static_cast<double>(histogram.counts.size());
  const double from = histogram.low + width * static_cast<double>(bar);
  ui::hover_text(tr("{0} to {1}\n{2} {3}", short_text(from), short_text(from + width),
                    ui::with_commas(histogram.counts[bar]), what),
                 place);
}

}  // namespace

void draw_histogram(std::string_view id, std::string_view title, std::string_view what,
                    const Histogram& histogram, const Rect& area) {
  const ui::Press press =
      ui::press_area(id, area, {.role = ui::Role::img, .label = std::string(title)});
  tell_histogram(id, histogram, what);
  if (press.pointed) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);  // nothing to press
  Rect bars = area;
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, bars.cut_top(title_height),
                   ui::colors().secondary, title);
  const Rect range = bars.cut_bottom(range_height, 2);
  if (histogram.counts.empty()) {
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::text, bars, ui::colors().text,
                     tr("None of them is a finite number."));
    return;
  }
  const float step = bar_width(bars, histogram);
  const Rect middles = {{bars.min.x + step / 2, bars.min.y}, {bars.max.x - step / 2, bars.max.y}};
  const auto place = ui::looked_at(id, press, {middles, bars.center(), {step, 0}});
  const float across = place ? (place->x - bars.min.x) / step : -1;
  const std::size_t pointed =
      across >= 0 ? static_cast<std::size_t>(across) : histogram.counts.size();
  draw_bars(histogram, bars, pointed);
  draw_range(histogram, bars, range);
  if (pointed < histogram.counts.size()) explain_bar(histogram, pointed, what, *place);
}

}  // namespace descent
