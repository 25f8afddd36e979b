#include "web/ui/keyboard_focus.hpp"

#include <imgui_internal.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "web/ui/input.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/typed_value.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

struct Stop {
  std::string id;
  Rect rect;
  ImGuiID layer = 0;  // the list or dialog that it lies in
  bool turns = false;
};

struct Ring {
  std::vector<Stop> stops, coming;  // of the last frame, of this one
  // Where the keyboard is in each layer: closing a list leads back to what opened it.
  std::map<ImGuiID, std::string> current;
  ImGuiID layer = 0;     // the topmost one; 0 is the program itself
  std::size_t last = 0;  // the number of the current stop when it was last there
  bool visible = false;  // the mouse and Escape hide it
  bool escaped = false;  // the next Tab leaves the canvas
  bool moved = false;    // the current stop has to be scrolled into view
  ImGuiID item = 0;      // ImGui's name of the current stop, once it was drawn in this frame
  double since = 0;      // when the ring came to it, in ImGui's time
  bool opens = false;    // the current stop opens, if it is a field
  bool led = false;      // in this frame, by a key other than Tab
  bool typing = false;   // in this frame, into the current stop
  std::string next;      // where Tab leads from there
};
Ring ring;

ImGuiID topmost_layer() {
  const auto& open = GImGui->OpenPopupStack;
  return open.empty() || open.back().Window == nullptr ? 0 : open.back().Window->ID;
}

std::vector<const Stop*> reachable() {
  std::vector<const Stop*> stops;
  for (const Stop& stop : ring.stops) {
    if (stop.layer == ring.layer) stops.push_back(&stop);
  }
  return stops;
}

// The number of the current one among them; their count where there is none.
std::size_t current_number(const std::vector<const Stop*>& stops) {
  const auto current = ring.current.find(ring.layer);
  std::size_t i = 0;
  while (i < stops.size() && (current == ring.current.end() || stops[i]->id != current->second)) {
    ++i;
  }
  return i;
}

void go_to(const Stop& stop) {
  ring.current[ring.layer] = stop.id;
  ring.visible = ring.moved = true;
  ring.since = ImGui::GetTime();
  ring.escaped = false;
  request_frame();
}

void go_on(bool backwards) {
  const auto stops = reachable();
  if (stops.empty()) return;
  const std::size_t count = stops.size(), now = current_number(stops);
  const bool fresh = ring.current.find(ring.layer) == ring.current.end();
  std::size_t next = backwards ? (now + count - 1) % count : (now + 1) % count;
  if (now == count) {  // nothing yet, or what had it is gone
    next = fresh ? (backwards ? count - 1 : 0) : std::min(ring.last, count - 1);
  }
  go_to(*stops[next]);
}

// A list that was opened with a key begins at its first entry.
void follow_layers() {
  const ImGuiID layer = topmost_layer();
  if (layer == ring.layer) return;
  if (layer != 0) ring.current.erase(layer);
  ring.layer = layer;
  const auto stops = reachable();
  if (layer != 0 && ring.visible && !stops.empty()) go_to(*stops.front());
}

bool tab_pressed() { return ImGui::IsKeyPressed(ImGuiKey_Tab) && !ImGui::GetIO().KeyCtrl; }

void take_moving_keys(bool in_list) {
  if (tab_pressed()) {
    const bool back = ImGui::GetIO().KeyShift, typed = ring.typing;
    leave_field();
    if (typed && !back && !ring.next.empty()) {
      open_by_key(ring.next);
    } else {
      go_on(back);
      ring.opens = typed;
    }
  }
  const auto stops = reachable();
  const std::size_t now = current_number(stops);
  if (!in_list || (ring.visible && now < stops.size() && stops[now]->turns)) return;
  if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) go_on(false);
  if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) go_on(true);
}

// As tests know it.
Rect marked_place(const Stop& stop) {
  for (const Mark& mark : marks()) {
    if (mark.id == stop.id) return mark.rect;
  }
  return stop.rect;
}

void draw_ring() {
  const auto stops = reachable();
  const std::size_t now = current_number(stops);
  if (now == stops.size() || !ring.visible) return;
  ring.last = now;
  const Rect frame = stops[now]->rect.inset(-3);
  ImGui::GetForegroundDrawList()->AddRect(frame.min, frame.max, colors().accent, 9, 0, 2);
  mark("focus", marked_place(*stops[now]));
}

}  // namespace

// What stands in front of a dialog belongs to it.
ImGuiID layer_of(const ImGuiWindow* window) {
  const ImGuiWindow* root = window->RootWindow;
  const ImGuiWindow* below = root->ParentWindowInBeginStack;
  for (const ImGuiWindow* one : {root, below}) {
    if (one != nullptr && (one->Flags & ImGuiWindowFlags_Popup) != 0) return one->ID;
  }
  return 0;
}

ImGuiID front_layer() { return ring.layer; }

double ring_seconds() {
  const ImGuiID item = ImGui::GetItemID();
  return item != 0 && item == ring.item ? ImGui::GetTime() - ring.since : -1;
}

KeyFocus key_focus(std::string_view id, bool turns) {
  ImGuiContext& g = *GImGui;
  if ((g.LastItemData.InFlags & ImGuiItemFlags_Disabled) != 0) return {};
  const ImGuiID layer = layer_of(g.CurrentWindow);
  ring.coming.push_back(
      {std::string(id), {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}, layer, turns});
  if (ImGui::IsItemActivated()) {
    ring.current[layer] = id;  // Tab goes on from what was pressed
    ring.visible = false;
  }
  const auto current = ring.current.find(ring.layer);
  KeyFocus focus;
  if (is_mirrored()) {
    if (Mark* mark = newest_mark(id)) mark->stop = true;
    focus.pressed = mirror_pressed(id);
  }
  focus.has =
      ring.visible && layer == ring.layer && current != ring.current.end() && current->second == id;
  if (!focus.has) return focus;
  ring.item = g.LastItemData.ID;
  if (ring.moved) {
    ring.moved = false;
    ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY);
  }
  take_keys();
  if (!is_typing()) focus.opens = std::exchange(ring.opens, false);
  if (g.IO.WantTextInput || g.IO.KeyCtrl || g.IO.KeyAlt || g.IO.KeySuper) return focus;
  const auto pressed = [](ImGuiKey key, bool repeat) { return ImGui::IsKeyPressed(key, repeat); };
  focus.pressed |= pressed(ImGuiKey_Enter, false) || pressed(ImGuiKey_KeypadEnter, false) ||
                   pressed(ImGuiKey_Space, false);
  if (turns) {
    focus.steps = (pressed(ImGuiKey_RightArrow, true) || pressed(ImGuiKey_UpArrow, true)) -
                  (pressed(ImGuiKey_LeftArrow, true) || pressed(ImGuiKey_DownArrow, true));
  }
  return focus;
}

void typing_stop(std::string_view id, std::string_view next) {
  const ImGuiID layer = layer_of(GImGui->CurrentWindow);
  ring.coming.push_back(
      {std::string(id), {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}, layer, false});
  ring.current[layer] = id;
  ring.typing = true;
  ring.next = next;
}

void ring_goes_to(std::string_view id) {
  ring.visible = false;
  for (const Stop* stop : reachable()) {
    if (stop->id != id) continue;
    go_to(*stop);
    return;
  }
}

void open_by_key(std::string_view id) {
  ring.current[ring.layer] = id;
  ring.visible = ring.moved = ring.opens = ring.led = true;
  ring.since = ImGui::GetTime();
  request_frame();
}

bool ring_is_shown() { return !ringed_id().empty(); }

std::string_view ringed_id() {
  const auto stops = reachable();
  const std::size_t now = current_number(stops);
  return ring.visible && now < stops.size() ? std::string_view(stops[now]->id) : "";
}

void begin_key_focus() {
  ring.coming.clear();
  ring.typing = ring.led = false;
  ring.item = 0;
  if (ImGui::IsMouseClicked(0)) ring.escaped = false;  // a press brings Tab back into the picture
}

void end_key_focus() {
  const bool in_list = ring.layer != 0;
  ring.stops.swap(ring.coming);
  follow_layers();
  take_moving_keys(in_list && ring.layer != 0);
  if (ImGui::IsKeyPressed(ImGuiKey_Escape) && !in_list && ring.visible && !ring.led) {
    ring.visible = false;
    ring.escaped = true;
  }
  draw_ring();
}

bool tab_stays(bool backwards) {
  const auto stops = reachable();
  if (stops.empty()) return false;
  if (ring.layer != 0) return true;
  if (ring.escaped) return false;
  const std::size_t now = current_number(stops);
  if (now == stops.size()) return true;
  return backwards ? now > 0 : now + 1 < stops.size();
}

void drop_key_focus() {
  ring.visible = false;
  ring.escaped = false;
  ring.current.clear();
  request_frame();
}

}  // namespace descent::ui
