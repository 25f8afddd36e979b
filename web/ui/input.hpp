#pragma once

#include <imgui.h>

#include "web/ui/rect.hpp"

// What lies between the widgets and the loop that draws frames: who takes the
// finger's drag, the wheel and the keys, and when the next frame is due. For
// widgets and the platform; panels use widgets.hpp.
namespace descent::ui {

// After ImGui::NewFrame(), before any widget.
void begin_frame();
// After the last widget. Seconds until a next frame is asked for: 0 at once,
// infinity none.
double end_frame();

// The wheel at this place scrolls or turns something here, by what the last
// frame drew. Else it is the page's.
bool wants_wheel(ImVec2 place);
void take_wheel(const Rect& rect);

// Somebody takes the arrow keys of this frame: they are no shortcuts then.
void take_keys();
bool keys_taken();
// The wheel or the arrow keys change this control's value in this frame.
void take_turn(ImGuiID control);
// The control of the last take_turn() in this frame, or 0.
ImGuiID turned_control();
// A key that is a shortcut was pressed, and nobody types or has a list or dialogue open.
bool shortcut(ImGuiKey key);

// Something that is open takes what is pasted, whether or not a field has the keyboard.
void take_paste();
bool wants_paste();

// Whether the mouse is over the item before and nothing else keeps that from
// showing: fingers do not hover.
bool item_hovered();

// How many pixels a finger that lies still may tremble.
inline constexpr float finger_tremble = 8;
// The last finger has lain on the item before until its tooltip came: it asked, and presses
// nothing.
bool explained_to_finger();
// The finger that was lifted last had lain that long, on whatever it was: it asked, and pressed
// nothing.
bool finger_asked();

// A window as small as a phone, held upright or turned; also a frame in a page, or one that is
// zoomed far.
bool small_window(ImVec2 size);

// The height of buttons and fields, and of links: a finger needs more in a small window.
float control_height();
float link_height();

// Puts ImGui's cursor and line back where they were: what is drawn while it
// lives takes no space, and nothing scrolls for it.
class KeepLayout {
 public:
  KeepLayout();
  ~KeepLayout();
  KeepLayout(const KeepLayout&) = delete;
  KeepLayout& operator=(const KeepLayout&) = delete;

 private:
  ImVec2 cursor_, previous_line_cursor_, line_size_, previous_line_size_, furthest_, ideal_;
  float text_offset_, previous_text_offset_;
  bool same_line_, set_position_;
};

}  // namespace descent::ui
