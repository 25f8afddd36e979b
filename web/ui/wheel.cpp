#include "web/ui/wheel.hpp"

#include <imgui_internal.h>

#include <algorithm>

namespace descent::ui {
namespace {

bool is_at_end(const ImGuiWindow& window, float wheel) {
  return wheel < 0 ? window.Scroll.y >= window.ScrollMax.y : window.Scroll.y <= 0;
}

// The first window around this one that can still scroll that way; null: none.
ImGuiWindow* scrollable_around(ImGuiWindow* window, float wheel) {
  while (window && is_at_end(*window, wheel)) {
    window = window->Flags & ImGuiWindowFlags_ChildWindow ? window->ParentWindow : nullptr;
  }
  return window;
}

}  // namespace

void pass_on_wheel() {
  ImGuiContext& g = *GImGui;
  const float wheel = g.IO.MouseWheel;
  ImGuiWindow* inner = g.WheelingWindow;
  // With Shift the wheel goes across.
  if (wheel == 0 || g.IO.MouseWheelRequestAxisSwap) return;
  if (!inner || g.WheelingWindowScrolledFrame != g.FrameCount) return;
  if (!is_at_end(*inner, wheel)) return;
  ImGuiWindow* outer = scrollable_around(inner, wheel);
  if (!outer) return;
  // As far as ImGui scrolls itself.
  const float step = std::min(5 * outer->CalcFontSize(), outer->InnerRect.GetHeight() * 0.67f);
  ImGui::SetScrollY(outer, outer->Scroll.y - wheel * step);
  g.WheelingWindow = outer;  // the next turns of the wheel are its
}

}  // namespace descent::ui
