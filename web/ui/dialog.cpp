#include "web/ui/dialog.hpp"

#include <imgui.h>

#include <algorithm>

#include "engine/core/words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

constexpr float dialog_margin = 12;  // to the screen's edges
constexpr ImVec2 padding = {22, 20};

}  // namespace

Dialog::Dialog(std::string_view id, const Rect& screen, float width) {
  const std::string name(id);
  width = std::min(width, screen.width() - 2 * dialog_margin);
  if (!ImGui::IsPopupOpen(name.c_str())) ImGui::OpenPopup(name.c_str());
  ImGui::SetNextWindowPos(screen.center(), ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSize({width, 0});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, screen.height() - 2 * dialog_margin});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
  constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                     ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav;
  drawn_ = ImGui::BeginPopupModal(name.c_str(), nullptr, flags);
  if (!drawn_) return;
  const ImVec2 place = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  mark(id, {place, {place.x + size.x, place.y + size.y}}, {.role = Role::dialog});
  begin_group(id);
}

Dialog::~Dialog() {
  if (drawn_) {
    end_group();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

bool Dialog::escape() const {
  return ImGui::IsKeyPressed(ImGuiKey_Escape) && !ImGui::GetIO().WantTextInput;
}

bool Dialog::pressed_outside() const {
  // While a field is active, it alone would count as hovered.
  return ImGui::IsMouseClicked(0) && !ImGui::IsWindowAppearing() &&
         !ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows |
                                 ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
}

void Dialog::close() {
  ImGui::CloseCurrentPopup();
  request_frame();
}

bool close_button(std::string_view id) {
  constexpr float width = 96, above = 6;
  const KeepLayout keep;
  const ImVec2 place = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  ImGui::SetCursorScreenPos({place.x + room - width, place.y - above});
  return button(id, tr("Close"), "", ButtonStyle::filled, width);
}

}  // namespace descent::ui
