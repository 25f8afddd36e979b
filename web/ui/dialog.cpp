#include "web/ui/dialog.hpp"

#include <imgui.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string>

#include "engine/core/words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

constexpr float dialog_margin = 12;  // to the screen's edges
constexpr ImVec2 padding = {22, 20};

// The dialogs that were asked for, with the last frame in which they were. Of several the one that
// came last is drawn; the others wait for it to be closed.
struct AskedDialogs {
  std::map<std::string, int, std::less<>> last_frames;
  std::string front;

  bool is_asked(const std::string& name) const {
    const auto found = last_frames.find(name);
    const int now = ImGui::GetFrameCount();
    return found != last_frames.end() && found->second >= now - 1 && found->second <= now;
  }
  // Whether it is the one to draw.
  bool ask(const std::string& name) {
    if (!is_asked(name) || !is_asked(front)) front = name;
    last_frames[name] = ImGui::GetFrameCount();
    return front == name;
  }
};
AskedDialogs asked_dialogs;

}  // namespace

Dialog::Dialog(std::string_view id, const Rect& screen, float width) {
  const std::string name(id);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
  if (!asked_dialogs.ask(name)) return;
  width = std::min(width, screen.width() - 2 * dialog_margin);
  if (!ImGui::IsPopupOpen(name.c_str())) ImGui::OpenPopup(name.c_str());
  ImGui::SetNextWindowPos(screen.center(), ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSize({width, 0});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, screen.height() - 2 * dialog_margin});
  constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                     ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav;
  drawn_ = ImGui::BeginPopupModal(name.c_str(), nullptr, flags);
  if (!drawn_) return;
  list_open_ = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);
  const ImVec2 place = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  const Rect all{place, {place.x + size.x, place.y + size.y}};
  mark(id, all, {.role = Role::dialog});
  if (ImGui::GetScrollMaxY() > 0) take_wheel(all);
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
  return !list_open_ && ImGui::IsKeyPressed(ImGuiKey_Escape) && !ImGui::GetIO().WantTextInput;
}

bool Dialog::pressed_outside() const {
  // While a field is active, it alone would count as hovered.
  return !list_open_ && ImGui::IsMouseClicked(0) && !ImGui::IsWindowAppearing() &&
         !ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows |
                                 ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
}

void Dialog::close() {
  asked_dialogs.last_frames.erase(asked_dialogs.front);  // whoever waits is drawn next
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
