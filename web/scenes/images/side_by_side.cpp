#include "web/scenes/images/side_by_side.hpp"

#include <imgui.h>

#include <algorithm>

#include "web/cards/layout.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float least_side_by_side = 560;

}  // namespace

bool has_room_side_by_side() { return ui::next_rect(0).width() >= least_side_by_side; }

float seen_below() { return ImGui::GetWindowHeight() - ImGui::GetCursorPosY() - card_gap; }

void draw_side_by_side(float left_width, const DrawIn& left, const DrawIn& right) {
  Rect right_place = ui::next_rect(0);
  const Rect left_place = right_place.cut_left(left_width, card_gap);
  left(left_place);
  const float end = ImGui::GetCursorScreenPos().y;
  ImGui::SetCursorScreenPos(right_place.min);
  right(right_place);
  const float below = std::max(end, ImGui::GetCursorScreenPos().y);
  ImGui::SetCursorScreenPos({left_place.min.x, below - ImGui::GetStyle().ItemSpacing.y});
  ImGui::Dummy({0, 0});
}

}  // namespace descent
