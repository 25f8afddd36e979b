#pragma once

#include <imgui.h>

#include <array>

// The colours of the light and the dark theme, and ImGui's style made
// from them.
namespace descent::ui {

struct Colors {
  ImU32 ground;      // behind the cards
  ImU32 card, line;  // a card, and the 1 px lines around and within
  ImU32 well;        // a slider's groove, an empty bar
  ImU32 text, secondary;
  ImU32 accent;                        // what can be pressed and what is chosen
  ImU32 accent_soft;                   // the ground of what is chosen
  ImU32 on_accent;                     // text and icons on `accent`
  ImU32 hover;                         // the ground of what is pointed at
  ImU32 negative, zero, positive;      // data: class 0, nothing, class 1
  ImU32 negative_text, positive_text;  // the same where text must be readable
  ImU32 train, test;                   // curves
  ImU32 danger, danger_soft;           // errors
  ImU32 pad, ink;                      // grey images: ground and full ink
  ImU32 scrim;                         // over what a dialogue covers
  std::array<ImU32, 10> classes;       // for more than two; the first six colour-blind-safe
};

struct SystemColors;  // web/ui/system_colors.hpp

const Colors& colors();
bool dark_theme();

// Chooses the theme for the frames to come. Colours that the system forces are dark or light by
// themselves.
void apply_theme(bool dark, const SystemColors& system);
// Whether that was chosen last.
bool theme_is(bool dark, const SystemColors& system);

ImU32 with_alpha(ImU32 color, float alpha);
// t = 0: a, t = 1: b.
ImU32 mix(ImU32 a, ImU32 b, float t);
// -1 … 1 as negative, zero, positive; clamped. The same ramp that the heatmap
// shader has.
ImU32 data_color(float value);

}  // namespace descent::ui
