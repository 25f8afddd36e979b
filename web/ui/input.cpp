#include "web/ui/input.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

#include "web/ui/edited_field.hpp"
#include "web/ui/event_queue.hpp"
#include "web/ui/fingers.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/locked.hpp"
#include "web/ui/marks.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/tooltip_place.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

// One press of a finger that may become a scroll.
struct DragScroll {
  ImGuiID window = 0;  // what would scroll
  bool kept = false;   // a pad or a slider takes the drag
  bool scrolling = false;
  float velocity = 0;  // pixels per second, after the finger is gone
};

struct Frame {
  double next = never;
  bool keys_taken = false;
  ImGuiID turned = 0;
  bool paste_taken = false;
  std::vector<Rect> wheel;
  std::map<std::string, float, std::less<>> eased;
  DragScroll drag;
};

Frame frame;
Host the_host;

ImGuiWindow* scrollable_window_under_finger() {
  ImGuiWindow* window = GImGui->HoveredWindow;
  while (window != nullptr && window->ScrollMax.y <= 0) window = window->ParentWindow;
  return window;
}

void scroll_by(ImGuiID id, float pixels) {
  ImGuiWindow* window = ImGui::FindWindowByID(id);
  if (window == nullptr) return;
  ImGui::SetScrollY(window, std::clamp(window->Scroll.y + pixels, 0.f, window->ScrollMax.y));
}

void coast(DragScroll& drag) {
  if (drag.window == 0 || std::fabs(drag.velocity) < 20 || host().reduced_motion) return;
  const float seconds = std::min(ImGui::GetIO().DeltaTime, 0.05f);
  scroll_by(drag.window, drag.velocity * seconds);
  drag.velocity *= std::exp(-4 * seconds);
  request_frame();
}

void follow_finger(DragScroll& drag) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseSource != ImGuiMouseSource_TouchScreen) return;
  if (ImGui::IsMouseClicked(0)) {
    const ImGuiWindow* window = scrollable_window_under_finger();
    drag = {};
    drag.window = window == nullptr ? 0 : window->ID;
    return;
  }
  if (!ImGui::IsMouseDown(0)) {
    coast(drag);
    return;
  }
  if (drag.kept || drag.window == 0) return;
  const ImVec2 moved = ImGui::GetMouseDragDelta(0, 0);
  if (!drag.scrolling && std::fabs(moved.y) > finger_tremble &&
      std::fabs(moved.y) > std::fabs(moved.x)) {
    drag.scrolling = true;
    ImGui::ClearActiveID();  // the button under the finger is not pressed by a
                             // scroll
  }
  if (!drag.scrolling) return;
  scroll_by(drag.window, -io.MouseDelta.y);
  drag.velocity = -io.MouseDelta.y / std::max(io.DeltaTime, 0.001f);
}

// ImGui lays a new window out unseen, to learn its size, and one whose contents have grown or
// shrunk takes its size from the last frame: only the next one shows them right.
bool some_window_is_unsettled() {
  for (const ImGuiWindow* window : GImGui->Windows) {
    if (!window->Active) continue;
    if (window->HiddenFramesCannotSkipItems > 0) return true;
    const float height = window->DC.CursorMaxPos.y - window->DC.CursorStartPos.y;
    // Out of sight it keeps its old size, even where it is laid out (lay_out_unseen()).
    const bool measured = window->ContentSizeExplicit.y == 0 && !window->SkipItems &&
                          window->HiddenFramesCanSkipItems <= 0;
    if (measured && std::fabs(height - window->ContentSize.y) >= 1) return true;
  }
  return false;
}

}  // namespace

Host& host() { return the_host; }

void request_frame() { frame.next = 0; }
void request_frame_in(double seconds) { frame.next = std::min(frame.next, seconds); }

void begin_frame() {
  frame.next = never;
  frame.keys_taken = false;
  frame.turned = 0;
  the_host.takes_copy = false;
  frame.paste_taken = false;
  frame.wheel.clear();
  keep_pressable_places();
  begin_marks();
  begin_locks();
  begin_key_focus();
  begin_mirror_frame();
  follow_finger(frame.drag);
}

double end_frame() {
  // A caret blinks; a held button may repeat.
  if (ImGui::GetIO().WantTextInput) request_frame_in(0.4);
  // Of what came in quick succession each frame takes a part.
  if (input_waits()) request_frame();
  if (some_window_is_unsettled()) request_frame();
  end_key_focus();
  draw_locks();
  return frame.next;
}

bool wants_wheel(ImVec2 place) {
  for (const Rect& rect : frame.wheel) {
    if (rect.contains(place)) return true;
  }
  return false;
}

void take_wheel(const Rect& rect) { frame.wheel.push_back(rect); }

void take_keys() { frame.keys_taken = true; }
bool keys_taken() { return frame.keys_taken; }

void take_turn(ImGuiID control) { frame.turned = control; }
ImGuiID turned_control() { return frame.turned; }

void take_paste() { frame.paste_taken = true; }
bool wants_paste() { return frame.paste_taken; }

bool shortcut(ImGuiKey key) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool elsewhere = letters_are_typed() || io.KeyCtrl || io.KeyAlt || io.KeySuper ||
                         ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
  return !elsewhere && ImGui::IsKeyPressed(key, false);
}

bool keeps_finger() {
  return frame.drag.kept && ImGui::IsMouseDown(0) &&
         ImGui::GetIO().MouseDragMaxDistanceSqr[0] > finger_tremble * finger_tremble;
}

bool scrolls_with_finger(float pixels) {
  if (frame.drag.kept || frame.drag.scrolling) return true;
  const ImGuiWindow* window = ImGui::FindWindowByID(frame.drag.window);
  if (window == nullptr) return false;
  return pixels > 0 ? window->Scroll.y > 0 : window->Scroll.y < window->ScrollMax.y;
}

void keep_drag() { frame.drag.kept = true; }

void keep_wheel() {
  take_wheel({ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
  ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
}

bool item_hovered() { return ImGui::IsItemHovered() && (!host().touch || ImGui::IsItemActive()); }

bool small_window(ImVec2 size) {
  constexpr float least_width = 700, least_height = 500;  // of the cards side by side
  return size.x < least_width || size.y < least_height;
}

float control_height() { return small_window(ImGui::GetIO().DisplaySize) ? 44.f : 34.f; }
float link_height() { return control_height() > 40 ? 44.f : 20.f; }

KeepLayout::KeepLayout() {
  const ImGuiWindowTempData& now = ImGui::GetCurrentWindow()->DC;
  cursor_ = now.CursorPos;
  previous_line_cursor_ = now.CursorPosPrevLine;
  line_size_ = now.CurrLineSize;
  previous_line_size_ = now.PrevLineSize;
  text_offset_ = now.CurrLineTextBaseOffset;
  previous_text_offset_ = now.PrevLineTextBaseOffset;
  same_line_ = now.IsSameLine;
  set_position_ = now.IsSetPos;
  furthest_ = now.CursorMaxPos;
  ideal_ = now.IdealMaxPos;
}

KeepLayout::~KeepLayout() {
  ImGuiWindowTempData& now = ImGui::GetCurrentWindow()->DC;
  now.CursorPos = cursor_;
  now.CursorPosPrevLine = previous_line_cursor_;
  now.CurrLineSize = line_size_;
  now.PrevLineSize = previous_line_size_;
  now.CurrLineTextBaseOffset = text_offset_;
  now.PrevLineTextBaseOffset = previous_text_offset_;
  now.IsSameLine = same_line_;
  now.IsSetPos = set_position_;
  now.CursorMaxPos = furthest_;
  now.IdealMaxPos = ideal_;
}

float ease(std::string_view id, float target) {
  const auto found = frame.eased.find(id);
  if (found == frame.eased.end() || host().reduced_motion || !std::isfinite(target)) {
    frame.eased.insert_or_assign(std::string(id), target);
    return target;
  }
  float& value = found->second;
  if (!std::isfinite(value)) value = target;
  const float seconds = std::min(ImGui::GetIO().DeltaTime, 1 / 30.f);
  value += (target - value) * (1 - std::exp(-16 * seconds));
  if (std::fabs(target - value) <= 0.002f * std::max(1.f, std::fabs(target))) {
    value = target;
  } else {
    request_frame();
  }
  return value;
}

}  // namespace descent::ui
