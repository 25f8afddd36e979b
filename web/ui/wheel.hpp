#pragma once

namespace descent::ui {

// After ImGui::NewFrame(). What scrolls under the mouse and is at its end lets what lies around it
// scroll, as in a browser's page; ImGui would do nothing.
void pass_on_wheel();

}  // namespace descent::ui
