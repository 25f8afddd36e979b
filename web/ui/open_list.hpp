#pragma once

// The list of a drop-down lies in front of everything else while it is open.
namespace descent::ui {

// It is drawn in this frame.
void note_open_list();
// In this frame or the last.
bool list_is_open();

}  // namespace descent::ui
