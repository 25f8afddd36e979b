#pragma once

#include <imgui.h>

#include <string_view>

// The keyboard's way through the controls: Tab and Shift+Tab go on and back in the order in which
// they are drawn, Enter and Space press, the arrows turn what has a value, Escape gives the keys
// back to the program's shortcuts. In a list or a dialog Tab stays within it. For widgets; panels
// get what a key did together with what the mouse did.
struct ImGuiWindow;

namespace descent::ui {

struct KeyFocus {
  bool has = false;      // the ring is around it
  bool pressed = false;  // by Enter or Space
  int steps = 0;         // by the arrows, where `turns`
  bool opens = false;    // it came from a field that was typed into: a field opens at once
};

// Makes ImGui's item before a stop of Tab, unless it is disabled. `turns`: the arrows change it.
KeyFocus key_focus(std::string_view id, bool turns = false);

// The same for a field while one types into it. `next`: the field where Tab leads; empty: as
// always.
void typing_stop(std::string_view id, std::string_view next);
// The keyboard goes to this control, where a key has led; a field opens. Escape leads so as well,
// and leaves the ring then.
void open_by_key(std::string_view id);

// The same, from the mirror, if that control is a stop; else the ring goes.
void ring_goes_to(std::string_view id);

// The list or dialog that a window belongs to; 0: to the program itself.
ImGuiID layer_of(const ImGuiWindow* window);
// Which of them is in front.
ImGuiID front_layer();

// For how many seconds the ring has been around ImGui's item before; below 0 where it is not.
double ring_seconds();

// It is around a control, by what the last frame drew.
bool ring_is_shown();
// Around which; empty: none.
std::string_view ringed_id();

void begin_key_focus();
// After the last widget: takes Tab and Escape, draws the ring and marks it as "focus".
void end_key_focus();

// Tab goes to another control here; else to what follows the canvas in the page.
bool tab_stays(bool backwards);
// The keyboard goes elsewhere.
void drop_key_focus();

}  // namespace descent::ui
