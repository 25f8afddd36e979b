#include <cfloat>
#include <string_view>

#include "web/platform/page.hpp"

// What the page tells of the mouse, fingers, keys and the wheel; its callers are in web/shell/.
// Events go straight to ImGui, in the order in which they came.
namespace descent::platform {
namespace {

struct NamedKey {
  std::string_view name;  // as KeyboardEvent.key has it
  ImGuiKey key;
};

// Letters and digits are counted through below.
constexpr NamedKey named_keys[] = {
    {"Enter", ImGuiKey_Enter},
    {"Escape", ImGuiKey_Escape},
    {"Tab", ImGuiKey_Tab},
    {" ", ImGuiKey_Space},
    {"Backspace", ImGuiKey_Backspace},
    {"Delete", ImGuiKey_Delete},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"+", ImGuiKey_Equal},
    {"-", ImGuiKey_Minus},
};

ImGuiKey key_named(std::string_view name) {
  for (const NamedKey& named : named_keys) {
    if (named.name == name) return named.key;
  }
  if (name.size() != 1) return ImGuiKey_None;
  const char sign = name.front();
  if (sign >= 'a' && sign <= 'z') return static_cast<ImGuiKey>(ImGuiKey_A + (sign - 'a'));
  if (sign >= '0' && sign <= '9') return static_cast<ImGuiKey>(ImGuiKey_0 + (sign - '0'));
  return ImGuiKey_None;
}

void press_chord(ImGuiKey key) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, true);
  io.AddKeyEvent(key, true);
  io.AddKeyEvent(key, false);
  io.AddKeyEvent(ImGuiMod_Ctrl, false);
}

enum class Pointer { moved, pressed, released, cancelled, left };

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE int descent_wants_wheel(double x, double y) {
  return page().program->wants_wheel({static_cast<float>(x), static_cast<float>(y)}) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int descent_wants_text() { return ImGui::GetIO().WantTextInput ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE int descent_wants_tab(int backwards) {
  return page().program->wants_tab(backwards != 0) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int descent_takes_copy() { return page().program->takes_copy() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE int descent_wants_paste() { return page().program->wants_paste() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE int descent_keeps_finger() { return page().program->keeps_finger() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE int descent_scrolls_with_finger(double pixels) {
  return page().program->scrolls_with_finger(static_cast<float>(pixels)) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void descent_take_input() {
  guarded([] {
    take_input();
    tell_events();
  });
}

// The keyboard is elsewhere: what is being typed is taken, and no key is down any more. What
// `comes_back` finds the ring where it was.
EMSCRIPTEN_KEEPALIVE void descent_leave_field(int comes_back) {
  if (comes_back == 0) page().program->leave_field();
  ImGui::GetIO().AddFocusEvent(false);
  ImGui::GetIO().AddFocusEvent(true);
}

// A mouse, a pen or a finger: `phase` as in Pointer, `button` as ImGui counts them.
EMSCRIPTEN_KEEPALIVE void descent_pointer(int phase, int button, double x, double y, int touch) {
  ImGuiIO& io = ImGui::GetIO();
  const auto what = static_cast<Pointer>(phase);
  io.AddMouseSourceEvent(touch != 0 ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  const bool somewhere = what != Pointer::cancelled && what != Pointer::left;
  // One that the browser took away is let go where nothing is pressed by it.
  io.AddMousePosEvent(somewhere ? static_cast<float>(x) : -FLT_MAX,
                      somewhere ? static_cast<float>(y) : -FLT_MAX);
  if (what == Pointer::pressed) io.AddMouseButtonEvent(button, true);
  if (what == Pointer::released || what == Pointer::cancelled) {
    io.AddMouseButtonEvent(button, false);
  }
  // A finger that is gone hovers over nothing.
  if (what == Pointer::released && touch != 0) io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
}

// Before its release: how long the finger lay there, by the browser's own clock.
EMSCRIPTEN_KEEPALIVE void descent_finger_lay(double seconds) {
  page().program->finger_lay(seconds);
}

// In notches.
EMSCRIPTEN_KEEPALIVE void descent_wheel(double across, double down) {
  ImGui::GetIO().AddMouseWheelEvent(static_cast<float>(-across), static_cast<float>(-down));
}

// Named as in KeyboardEvent.key; letters small. Others are nobody's.
EMSCRIPTEN_KEEPALIVE void descent_key(const char* name, int down, int shift) {
  const ImGuiKey key = key_named(name);
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Shift, shift != 0);
  if (key != ImGuiKey_None) io.AddKeyEvent(key, down != 0);
}

// With Ctrl: "z" undoes, "y" redoes.
EMSCRIPTEN_KEEPALIVE void descent_chord(int letter) {
  if (letter >= 'a' && letter <= 'z') {
    press_chord(static_cast<ImGuiKey>(ImGuiKey_A + (letter - 'a')));
  }
}

// The field that has the keyboard (Program::edited_field()).
EMSCRIPTEN_KEEPALIVE const char* descent_edited_field() {
  return guarded(
      [] {
        page().field = page().program->edited_field();
        return page().field.c_str();
      },
      "");
}

EMSCRIPTEN_KEEPALIVE void descent_set_edited_text(const char* text, int selection, int cursor) {
  guarded([&] { page().program->set_edited_text(text, selection, cursor); });
}

// What Ctrl+C copies where no field has the keyboard. The page has to know within its own event.
EMSCRIPTEN_KEEPALIVE const char* descent_copy() {
  page().clipboard.clear();
  press_chord(ImGuiKey_C);
  descent_take_input();
  return page().clipboard.c_str();
}

EMSCRIPTEN_KEEPALIVE void descent_mirror(int on) { page().program->set_mirrored(on != 0); }

EMSCRIPTEN_KEEPALIVE const char* descent_mirror_news() {
  return guarded(
      [] {
        page().mirror_news = page().program->mirror_news();
        return page().mirror_news.c_str();
      },
      "");
}

EMSCRIPTEN_KEEPALIVE void descent_do_in_mirror(int deed, const char* id, const char* text) {
  guarded([&] {
    page().program->do_in_mirror(deed, id, text);
    take_input();
    tell_events();
  });
}

EMSCRIPTEN_KEEPALIVE void descent_copied(int done) { page().program->copied(done != 0); }

EMSCRIPTEN_KEEPALIVE void descent_paste(const char* text) {
  page().clipboard = text;
  press_chord(ImGuiKey_V);
}

}  // extern "C"

}  // namespace descent::platform
