#include <imgui_internal.h>

#include <cfloat>
#include <cstring>

#include "web/platform/page.hpp"

// What the page tells of fingers, text and the clipboard. Mouse and keys come through SDL.
namespace descent::platform {
namespace {

void press_chord(ImGuiKey key) {
  take_sdl_events();
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, true);
  io.AddKeyEvent(key, true);
  io.AddKeyEvent(key, false);
  io.AddKeyEvent(ImGuiMod_Ctrl, false);
}

}  // namespace

extern "C" {

double descent_unseen_frame();

EMSCRIPTEN_KEEPALIVE int descent_wants_wheel(double x, double y) {
  return page().program->wants_wheel({static_cast<float>(x), static_cast<float>(y)}) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int descent_wants_text() { return ImGui::GetIO().WantTextInput ? 1 : 0; }

// Of the field that wants it: words, or only a number.
EMSCRIPTEN_KEEPALIVE int descent_takes_words() { return page().program->takes_words() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE int descent_wants_tab(int backwards) {
  return page().program->wants_tab(backwards != 0) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int descent_takes_copy() { return page().program->takes_copy() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE int descent_wants_paste() {
  return ImGui::GetIO().WantTextInput || page().program->wants_paste() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void descent_leave_field() { page().program->leave_field(); }

// A finger: 0 down, 1 moved, 2 up, 3 taken away by the browser (a pinch).
EMSCRIPTEN_KEEPALIVE void descent_finger(int phase, double x, double y) {
  take_sdl_events();
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  if (phase == 3) {  // let go where nothing is pressed by it
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    io.AddMouseButtonEvent(0, false);
    return;
  }
  io.AddMousePosEvent(static_cast<float>(x), static_cast<float>(y));
  if (phase == 0) io.AddMouseButtonEvent(0, true);
  if (phase == 2) {
    io.AddMouseButtonEvent(0, false);
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);  // a finger that is gone hovers over nothing
  }
}

EMSCRIPTEN_KEEPALIVE void descent_type(const char* text) {
  take_sdl_events();
  ImGui::GetIO().AddInputCharactersUTF8(text);
}

// "a" selects all, "z" undoes, "y" redoes.
EMSCRIPTEN_KEEPALIVE void descent_chord(int letter) {
  if (letter >= 'a' && letter <= 'z') {
    press_chord(static_cast<ImGuiKey>(ImGuiKey_A + (letter - 'a')));
  }
}

// From the keyboard of a touch screen: "Enter", "Backspace", "Escape".
EMSCRIPTEN_KEEPALIVE void descent_key(const char* name) {
  ImGuiKey key = ImGuiKey_None;
  if (std::strcmp(name, "Enter") == 0) key = ImGuiKey_Enter;
  if (std::strcmp(name, "Backspace") == 0) key = ImGuiKey_Backspace;
  if (std::strcmp(name, "Escape") == 0) key = ImGuiKey_Escape;
  if (key == ImGuiKey_None) return;
  take_sdl_events();
  ImGui::GetIO().AddKeyEvent(key, true);
  ImGui::GetIO().AddKeyEvent(key, false);
}

// What the text field that is active has selected; with `cut` it is taken out. The page has to
// know within its own copy event, so a few frames are gone through here.
EMSCRIPTEN_KEEPALIVE const char* descent_copy(int cut) {
  page().clipboard.clear();
  press_chord(cut != 0 ? ImGuiKey_X : ImGuiKey_C);
  constexpr int most_frames = 40;  // ImGui takes what was typed before letter by letter
  for (int i = 0; i < most_frames; ++i) {
    descent_unseen_frame();
    if (GImGui->InputEventsQueue.empty()) break;
  }
  return page().clipboard.c_str();
}

EMSCRIPTEN_KEEPALIVE void descent_paste(const char* text) {
  page().clipboard = text;
  press_chord(ImGuiKey_V);
}

}  // extern "C"

}  // namespace descent::platform
