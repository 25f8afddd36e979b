#pragma once

#include <imgui.h>

// Icons drawn as paths, so that they are crisp at any size and need no font.
namespace descent::ui {

enum class Icon {
  play,
  pause,
  reset,
  step_batch,
  step_epoch,
  plus,
  minus,
  close,
  check,
  chevron_up,
  chevron_down,
  chevron_left,
  chevron_right,
  menu,
  theme_light,
  theme_dark,
  theme_system,
  gauge,
  sliders,
  help,
  trash,
  undo,
  redo,
  share,
  file,
  copy,
  grip,
  picture,
  camera,
  lens,
  landscape,
  lessons,
  warning
};

// `size` is the side of the square that the icon fills.
void draw_icon(ImDrawList* list, Icon icon, ImVec2 center, float size, ImU32 color);

// Descent's mark: a curve going down to its lowest point.
void draw_mark(ImDrawList* list, ImVec2 center, float size);

}  // namespace descent::ui
