#include "web/ui/dialog.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
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

struct FreePlace {
  Rect rect;
  int frame = -1;
};
FreePlace free_place;

std::optional<Rect> place_left_free() {
  if (free_place.frame != ImGui::GetFrameCount()) return std::nullopt;
  return free_place.rect;
}

// Of the screen, where a dialog may lie.
Rect room_on(Rect screen) {
  constexpr float least = 80;
  if (const auto free = place_left_free()) {
    screen.max.y = std::max(std::min(screen.max.y, free->min.y), screen.min.y + least);
  }
  return screen;
}

// In the middle, or as far above it as its end needs.
float middle_of(const std::string& name, const Rect& screen, const Rect& room) {
  const ImGuiWindow* window = ImGui::FindWindowByName(name.c_str());
  const float height = window == nullptr ? 0 : window->Size.y;
  return std::min(screen.center().y, room.max.y - dialog_margin - height / 2);
}

bool escape_pressed() {
  return ImGui::IsKeyPressed(ImGuiKey_Escape) && !ImGui::GetIO().WantTextInput;
}

}  // namespace

Dialog::Dialog(std::string_view id, const Rect& screen, float width) {
  const std::string name(id);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
  if (!asked_dialogs.ask(name)) return;
  width = std::min(width, screen.width() - 2 * dialog_margin);
  if (!ImGui::IsPopupOpen(name.c_str())) ImGui::OpenPopup(name.c_str());
  const Rect room = room_on(screen);
  ImGui::SetNextWindowPos({screen.center().x, middle_of(name, screen, room)}, ImGuiCond_Always,
                          {0.5f, 0.5f});
  ImGui::SetNextWindowSize({width, 0});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, room.height() - 2 * dialog_margin});
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

bool Dialog::escape() const { return !list_open_ && !place_left_free() && escape_pressed(); }

bool Dialog::pressed_outside() const {
  const auto free = place_left_free();
  if (free && free->contains(ImGui::GetMousePos())) return false;
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

void leave_free(const Rect& place) { free_place = {place, ImGui::GetFrameCount()}; }

void stand_in_front() {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  ImGui::BringWindowToDisplayFront(window);
  // As if it were made within the dialog, which else takes all presses.
  if (ImGuiWindow* dialog = ImGui::GetTopMostPopupModal()) {
    window->ParentWindowInBeginStack = dialog;
  }
}

bool front_escape() { return ImGui::GetTopMostPopupModal() != nullptr && escape_pressed(); }

bool close_button(std::string_view id) {
  constexpr float width = 96, above = 6;
  const KeepLayout keep;
  const ImVec2 place = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  ImGui::SetCursorScreenPos({place.x + room - width, place.y - above});
  return button(id, tr("Close"), "", ButtonStyle::filled, width);
}

}  // namespace descent::ui
