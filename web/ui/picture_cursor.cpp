#include "web/ui/picture_cursor.hpp"

#include <algorithm>
#include <string>

namespace descent::ui {
namespace {

// Of the picture that has the keyboard. As shares of its area, which may grow or move.
struct Cursor {
  std::string picture;
  ImVec2 share;
  bool by_key = true;  // else the mouse was moved since
  int frame = -1;      // the last one in which it had the keyboard
};
Cursor cursor;

ImVec2 share_of(ImVec2 place, const Rect& area) {
  const auto share = [](float part, float whole) { return whole > 0 ? part / whole : 1; };
  return {share(place.x - area.min.x, area.width()), share(place.y - area.min.y, area.height())};
}

ImVec2 arrows() {
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true) ? 1.f : 0.f; };
  return {pressed(ImGuiKey_RightArrow) - pressed(ImGuiKey_LeftArrow),
          pressed(ImGuiKey_DownArrow) - pressed(ImGuiKey_UpArrow)};
}

void move(const PictureKeys& keys) {
  const ImVec2 way = arrows();
  if (way.x == 0 && way.y == 0) return;
  const ImVec2 step = share_of(
      {keys.area.min.x + way.x * keys.step.x, keys.area.min.y + way.y * keys.step.y}, keys.area);
  cursor.share = {std::clamp(cursor.share.x + step.x, 0.f, 1.f),
                  std::clamp(cursor.share.y + step.y, 0.f, 1.f)};
  cursor.by_key = true;
}

}  // namespace

std::optional<ImVec2> looked_at(std::string_view id, const Press& press, const PictureKeys& keys) {
  const ImVec2 mouse = ImGui::GetMousePos();
  if (press.pressed && !press.by_key) return mouse;  // a finger that is lifted points no more
  if (!press.ringed) return press.pointed ? std::optional(mouse) : std::nullopt;
  if (cursor.picture != id) cursor = {std::string(id), share_of(keys.start, keys.area)};
  cursor.frame = ImGui::GetFrameCount();
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (press.pointed && (moved.x != 0 || moved.y != 0)) cursor.by_key = false;
  move(keys);
  if (press.pointed && !cursor.by_key) return mouse;
  return ImVec2(keys.area.min.x + cursor.share.x * keys.area.width(),
                keys.area.min.y + cursor.share.y * keys.area.height());
}

bool picture_has_keys() { return cursor.frame == ImGui::GetFrameCount(); }

}  // namespace descent::ui
