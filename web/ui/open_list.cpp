#include "web/ui/open_list.hpp"

#include <imgui.h>

namespace descent::ui {
namespace {

int list_drawn_in = -2;  // the newest such frame

}  // namespace

void note_open_list() { list_drawn_in = ImGui::GetFrameCount(); }

bool list_is_open() { return list_drawn_in >= ImGui::GetFrameCount() - 1; }

}  // namespace descent::ui
