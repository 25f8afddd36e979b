#include "web/ui/detail_scroll.hpp"

#include <imgui.h>

#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

constexpr int frames_to_settle = 4;

}  // namespace

void follow_detail(DetailScroll& scroll, bool open) {
  const int frame = ImGui::GetFrameCount();
  const bool seen_before = frame - scroll.drawn_in <= 1;
  scroll.drawn_in = frame;
  if (open && !scroll.open) {
    scroll.whole_at = ImGui::GetScrollY();
    ImGui::SetScrollY(0);
  }
  if (!open && scroll.open && seen_before) scroll.frames_to_go = frames_to_settle;
  scroll.open = open;
  if (open || ImGui::IsMouseDown(0)) scroll.frames_to_go = 0;
  if (scroll.frames_to_go == 0) return;
  --scroll.frames_to_go;
  ImGui::SetScrollY(scroll.whole_at);
  request_frame();
}

}  // namespace descent::ui
