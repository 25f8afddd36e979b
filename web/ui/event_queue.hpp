#pragma once

#include <imgui.h>

#include <vector>

// Which of the events that came in belong to one frame. Dear ImGui shares them out among frames by
// rules of its own; here are those that it lacks. For the program and for widgets that follow the
// mouse.
namespace descent::ui {

// ImGui::NewFrame(), with as many of the waiting events as one frame can tell apart:
// - a press or a release is alone with its place. What lies under another item takes a press only
//   where it was pointed at a frame before, and what is dragged sees where the drag ended;
// - keys and letters wait until a field that is being opened has the keyboard.
void new_frame();

// There are events that no frame has taken yet, or a field is being opened: a frame more, drawn or
// not, leads on.
bool input_waits();

// Where the mouse or the finger went through in this frame, oldest first, the last is where it is
// now: on a slow machine a frame holds a whole stroke. Empty where it did not move.
std::vector<ImVec2> pointer_path();

}  // namespace descent::ui
