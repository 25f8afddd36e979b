#include "web/ui/sought.hpp"

#include <imgui_internal.h>

#include <string>

#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

struct Sought {
  std::string id;
  int frames = 0;  // in which it has been gone towards
};
Sought now_sought;

constexpr float around = 20;  // pixels, so that it does not stick to the edge
constexpr float hair_seen = 1;
// What lies in a card that was scrolled away is laid out a frame after the card is seen.
constexpr int most_frames_towards = 12;

bool is_seen(const Mark& mark) {
  return mark.rect.height() > 0 && mark.seen.width() > 0 &&
         mark.seen.height() + hair_seen >= mark.rect.height();
}

}  // namespace

void seek(std::string_view id) {
  now_sought = {std::string(id)};
  request_frame();
}

std::string_view sought() { return now_sought.id; }

void go_to_sought(const Mark& mark) {
  if (now_sought.id.empty() || mark.id != now_sought.id) return;
  if (is_seen(mark) || ++now_sought.frames > most_frames_towards) {
    now_sought = {};
    return;
  }
  const ImRect place(mark.rect.min.x, mark.rect.min.y - around, mark.rect.max.x,
                     mark.rect.max.y + around);
  ImGui::ScrollToRectEx(GImGui->CurrentWindow, place,
                        ImGuiScrollFlags_KeepVisibleEdgeX | ImGuiScrollFlags_KeepVisibleEdgeY);
  request_frame();
}

}  // namespace descent::ui
