#include "web/ui/event_queue.hpp"

#include <imgui_internal.h>

#include "web/ui/edited_field.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/wheel.hpp"

namespace descent::ui {
namespace {

bool is_typed(const ImGuiInputEvent& event) {
  return event.Type == ImGuiInputEventType_Key || event.Type == ImGuiInputEventType_Text;
}

// The number of events that this frame takes at most.
int share_of_frame(const ImVector<ImGuiInputEvent>& queue) {
  const ImVec2 place = ImGui::GetIO().MousePos;
  const bool opening = field_opens();
  bool moved = false;
  for (int i = 0; i < queue.Size; ++i) {
    const ImGuiInputEvent& event = queue[i];
    if (opening && is_typed(event)) return i;
    if (event.Type == ImGuiInputEventType_MousePos) {
      moved |= event.MousePos.PosX != place.x || event.MousePos.PosY != place.y;
    }
    if (event.Type == ImGuiInputEventType_MouseButton && moved) return i;
  }
  return queue.Size;
}

}  // namespace

void new_frame() {
  ImVector<ImGuiInputEvent>& queue = GImGui->InputEventsQueue;
  ImVector<ImGuiInputEvent> later;
  const int share = share_of_frame(queue);
  for (int i = share; i < queue.Size; ++i) later.push_back(queue[i]);
  queue.resize(share);
  ImGui::NewFrame();
  pass_on_wheel();
  for (const ImGuiInputEvent& event : later) queue.push_back(event);
}

bool input_waits() { return !GImGui->InputEventsQueue.empty() || field_opens() || mirror_waits(); }

std::vector<ImVec2> pointer_path() {
  std::vector<ImVec2> path;
  for (const ImGuiInputEvent& event : GImGui->InputEventsTrail) {
    if (event.Type != ImGuiInputEventType_MousePos) continue;
    const ImVec2 place{event.MousePos.PosX, event.MousePos.PosY};
    if (ImGui::IsMousePosValid(&place)) path.push_back(place);
  }
  return path;
}

}  // namespace descent::ui
