#include "web/charts/outputs_bars.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/training/metrics.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float name_gap = 10;
constexpr float value_width = 62;
constexpr float bar_height = 10;

// The number that fills a whole bar.
float full_scale(const OutputsBars& bars) {
  if (bars.probabilities) return 1;
  float largest = 0;
  for (const float value : bars.values) {
    if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
  }
  return largest > 0 ? largest : 1;
}

std::size_t largest_output(std::span<const float> values) {
  return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
}

std::string row_tooltip(const OutputsBars& bars, std::size_t label) {
  std::string text =
      tr("Output {0} of the last layer: {1}.", label, class_name(*bars.dataset, label));
  if (bars.truth == label) text += std::string(" ") + tr("This is the true class.");
  return text;
}

void draw_row(const OutputsBars& bars, std::size_t label, float scale, float names_width,
              const Rect& row) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool known = label < bars.values.size();
  const bool winner = known && !bars.quiet && label == largest_output(bars.values);

  Rect rest = row;
  const Rect name = rest.cut_left(names_width, name_gap);
  ui::draw_text_in(list, winner ? ui::Font::strong : ui::Font::medium, name,
                   known ? c.text : c.secondary, class_name(*bars.dataset, label));
  const Rect value = rest.cut_right(value_width, 4);

  const float target = known && std::isfinite(bars.values[label]) ? bars.values[label] / scale : 0;
  const float fraction = ui::ease("output." + std::to_string(label), target);
  const float y = std::floor(rest.center().y - bar_height / 2);
  const Rect groove{{rest.min.x, y}, {rest.max.x, y + bar_height}};
  draw_bar(list, groove, fraction, winner ? c.positive : c.train);
  if (bars.truth == label) {
    const Rect frame = groove.inset(-3);
    list->AddRect(frame.min, frame.max, c.text, 6, 0, 1.5f);
  }
  const std::string words =
      known ? confidence_text(bars.values[label], bars.probabilities, 1) : std::string("–");
  ui::draw_text_in(list, winner ? ui::Font::strong : ui::Font::text, value,
                   winner ? c.text : c.secondary, words, 1);
  ui::press_area("output." + std::to_string(label), row, row_tooltip(bars, label));
}

}  // namespace

void draw_outputs_bars(const OutputsBars& bars, const Rect& area) {
  if (bars.dataset == nullptr || bars.dataset->classes == 0) return;
  const std::size_t rows = std::max(bars.dataset->classes, bars.values.size());
  const float scale = full_scale(bars);
  const float names_width = class_names_width(*bars.dataset);
  Rect rest = area;
  const float height = area.height() / static_cast<float>(rows);
  for (std::size_t label = 0; label < rows; ++label) {
    draw_row(bars, label, scale, names_width, rest.cut_top(height));
  }
}

std::string class_name(const Dataset& dataset, std::size_t label) {
  if (label == no_class) return tr("not a number");
  if (label >= dataset.class_names.size()) return std::to_string(label);
  return std::string(tr_marked(dataset.class_names[label]));
}

std::string short_class_name(const Dataset& dataset, std::size_t label) {
  const std::string name = class_name(dataset, label);
  return name.substr(0, name.find('/'));
}

float class_names_width(const Dataset& dataset) {
  float width = 0;
  for (std::size_t label = 0; label < dataset.classes; ++label) {
    width = std::max(width, ui::text_size(ui::Font::strong, class_name(dataset, label)).x);
  }
  return std::ceil(width);
}

std::string confidence_text(float value, bool probability, int decimals) {
  if (std::isnan(value)) return "NaN";
  char text[32];
  if (probability) {
    std::snprintf(text, sizeof text, "%.*f %%", decimals, static_cast<double>(value) * 100);
  } else {
    std::snprintf(text, sizeof text, "%.2f", static_cast<double>(value));
  }
  return in_language(text);
}

void draw_bar(ImDrawList* list, const Rect& groove, float fraction, ImU32 color) {
  const float rounding = std::min(groove.height() / 2, 4.0f);
  list->AddRectFilled(groove.min, groove.max, ui::colors().hover, rounding);
  const float width = groove.width() * std::clamp(fraction, 0.0f, 1.0f);
  // A sliver is always there, so that an empty bar and a missing one differ.
  const ImVec2 end{groove.min.x + std::max(width, 2.0f), groove.max.y};
  list->AddRectFilled(groove.min, end, color, std::min(rounding, (end.x - groove.min.x) / 2));
}

}  // namespace descent
