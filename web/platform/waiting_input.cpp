#include "web/platform/waiting_input.hpp"

namespace descent::platform {
namespace {

constexpr int most_frames = 256;  // what is left then waits for the next picture

}  // namespace

void take_waiting_input(Window& window, Program& program, const Surroundings& surroundings) {
  for (int i = 0; i < most_frames && program.input_waits(); ++i) {
    window.begin_frame();
    program.draw(surroundings);
    ImGui::EndFrame();
  }
}

}  // namespace descent::platform
