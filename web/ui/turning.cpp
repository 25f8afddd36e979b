#include "web/ui/turning.hpp"

#include <imgui_internal.h>

#include <cmath>

#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

// A notch of a mouse's wheel is a step, and a frame may bring several; a trackpad's many small
// turns add up to one.
int wheel_steps(ImGuiID item, float turn) {
  static ImGuiID turned = 0;
  static float sum = 0;
  if (item != turned || turn * sum < 0) sum = 0;
  turned = item;
  constexpr float notch = 0.5f;
  if (std::fabs(turn) >= notch) {
    sum = 0;
    return static_cast<int>(std::lround(turn));
  }
  sum += turn;
  if (std::fabs(sum) < notch) return 0;
  const int steps = sum > 0 ? 1 : -1;
  sum = 0;
  return steps;
}

}  // namespace

int asked_steps() {
  if (!item_hovered() || ImGui::GetIO().WantTextInput) return 0;
  // While a window is scrolled the wheel stays its own, whatever comes to lie under the mouse:
  // ImGui lets go of it where the mouse moves, or the wheel rests.
  const bool scrolls = ImGui::GetCurrentContext()->WheelingWindow != nullptr;
  if (!scrolls) keep_wheel();
  take_keys();
  int steps = scrolls ? 0 : wheel_steps(ImGui::GetItemID(), ImGui::GetIO().MouseWheel);
  if (ImGui::IsKeyPressed(ImGuiKey_RightArrow) || ImGui::IsKeyPressed(ImGuiKey_UpArrow)) ++steps;
  if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow) || ImGui::IsKeyPressed(ImGuiKey_DownArrow)) --steps;
  return steps;
}

}  // namespace descent::ui
