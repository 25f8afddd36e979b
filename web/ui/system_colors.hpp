#pragma once

#include <imgui.h>

// What the system's settings ask of the colours, beyond light and dark: more contrast, or colours
// of its own.
namespace descent::ui {

struct Colors;  // web/ui/theme.hpp

// Contrast of two opaque colours, 1 … 21, by their relative luminance (WCAG 2.2, "contrast ratio").
double contrast_ratio(ImU32 a, ImU32 b);

// As the system asks for (CSS: forced-colors, prefers-contrast).
struct SystemColors {
  bool more_contrast = false;
  bool forced = false;  // these stand for the theme's own then; data keeps its colours
  ImU32 ground = 0, text = 0;
  ImU32 highlight = 0, link = 0;  // of what is chosen, and of what can be pressed

  bool dark() const {
    return contrast_ratio(ground, IM_COL32_WHITE) > contrast_ratio(ground, IM_COL32_BLACK);
  }
  bool operator==(const SystemColors&) const = default;
};

// A theme's colours as the system asks for them. Words have at least 7:1 with more contrast
// and 4.5:1 with forced colours (as far as the system's own have it), and what surrounds a control
// 3:1.
Colors as_asked_for(const Colors& theme, bool dark, const SystemColors& system);

}  // namespace descent::ui
