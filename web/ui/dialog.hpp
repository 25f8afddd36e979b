#pragma once

#include <string>
#include <string_view>

#include "web/ui/rect.hpp"

namespace descent::ui {

// A card in the middle of the screen, as tall as its contents, in front of everything else; what
// lies behind takes no input. Of two that are asked for at once the later one is drawn, and then
// the other again. Made in every frame in which it is to be there:
//
//   ui::Dialog dialog("help_card", layout.screen, 480);
//   if (dialog.is_drawn()) {
//     …its contents…
//     if (dialog.escape() || dialog.pressed_outside()) dialog.close();
//   }
class Dialog {
 public:
  // `width` in pixels, less on a narrow screen. `id` is also its mark.
  Dialog(std::string_view id, const Rect& screen, float width);
  ~Dialog();
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;

  // Else there is nothing to draw into.
  bool is_drawn() const { return drawn_; }
  // The Escape key, unless it leaves a field or a list, or is for what stands in front.
  bool escape() const;
  // Not by the press that opened it, nor beside a list that is open, nor on what stands in front.
  bool pressed_outside() const;
  // The caller then makes it no more.
  void close();

 private:
  bool drawn_ = false;
  bool list_open_ = false;  // in front of it
};

// Of this frame, before its dialogs: they leave that place to what stands in front of them, a press
// there does not close them, and Escape neither.
void leave_free(const Rect& place);
// The window that is being drawn stands in front of all others and is not dimmed. It belongs to the
// dialog that is open, if one is: presses reach it, and Tab goes there behind the dialog's own
// controls.
void stand_in_front();
// Escape, which is for what stands in front of an open dialog.
bool front_escape();

// In a dialog's upper right corner, where it is in reach however long the dialog is; before what
// stands there on the left.
bool close_button(std::string_view id);

}  // namespace descent::ui
