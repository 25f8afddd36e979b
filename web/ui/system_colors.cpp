#include "web/ui/system_colors.hpp"

#include <algorithm>
#include <cmath>

#include "web/ui/theme.hpp"

namespace descent::ui {
namespace {

constexpr double for_words = 4.5, for_shapes = 3;  // WCAG 2.2: 1.4.3 and 1.4.11

double luminance(ImU32 color) {
  const auto linear = [&](int shift) {
    const double c = ((color >> shift) & 255) / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(IM_COL32_R_SHIFT) + 0.7152 * linear(IM_COL32_G_SHIFT) +
         0.0722 * linear(IM_COL32_B_SHIFT);
}

// As near to `color` as has that contrast with the ground, on the way to `strong`.
ImU32 at_least(double contrast, ImU32 color, ImU32 ground, ImU32 strong) {
  for (float t = 0; t < 1; t += 0.05f) {
    const ImU32 mixed = mix(color, strong, t);
    if (contrast_ratio(mixed, ground) >= contrast) return mixed;
  }
  return strong;
}

Colors with_more_contrast(Colors colors, bool dark) {
  constexpr double words = 7;
  const ImU32 strong = dark ? IM_COL32_WHITE : IM_COL32_BLACK;
  colors.text = colors.test = strong;
  for (ImU32* color : {&colors.secondary, &colors.accent, &colors.negative_text,
                       &colors.positive_text, &colors.danger}) {
    // On the grounds of what is chosen and pointed at too, which differ a little from a card's.
    *color = at_least(words, *color, colors.accent_soft, strong);
  }
  for (ImU32* color :
       {&colors.line, &colors.well, &colors.train, &colors.negative, &colors.positive}) {
    *color = at_least(for_shapes, *color, colors.card, strong);
  }
  for (ImU32& color : colors.classes) color = at_least(for_shapes, color, colors.card, strong);
  return colors;
}

Colors with_forced_colors(Colors colors, const SystemColors& system) {
  const auto readable = [&](ImU32 color) {
    return contrast_ratio(color, system.ground) >= for_words;
  };
  colors.ground = colors.card = system.ground;
  colors.text = colors.secondary = colors.line = colors.test = system.text;
  colors.accent = readable(system.highlight) ? system.highlight
                  : readable(system.link)    ? system.link
                                             : system.text;
  colors.on_accent = system.ground;
  colors.danger_soft = system.ground;
  const ImU32 soft = mix(system.ground, colors.accent, 0.2f);
  colors.accent_soft = contrast_ratio(colors.accent, soft) >= for_words ? soft : system.ground;
  colors.hover = mix(system.ground, system.text, 0.15f);
  colors.well = mix(system.ground, system.text, 0.45f);
  colors.train =
      at_least(for_shapes, mix(system.ground, system.text, 0.5f), system.ground, system.text);
  for (ImU32* color : {&colors.negative_text, &colors.positive_text, &colors.danger}) {
    *color = at_least(for_words, *color, system.ground, system.text);
  }
  for (ImU32& color : colors.classes) {
    color = at_least(for_shapes, color, system.ground, system.text);
  }
  return colors;
}

}  // namespace

double contrast_ratio(ImU32 a, ImU32 b) {
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

Colors as_asked_for(const Colors& theme, bool dark, const SystemColors& system) {
  if (system.forced) return with_forced_colors(theme, system);
  return system.more_contrast ? with_more_contrast(theme, dark) : theme;
}

}  // namespace descent::ui
