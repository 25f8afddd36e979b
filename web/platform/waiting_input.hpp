#pragma once

#include "web/platform/platform.hpp"
#include "web/platform/window.hpp"

namespace descent::platform {

// Goes through the input that waits in frames that nobody sees: a press shows its effect over
// several, and where drawing is slow the next picture shows what ten presses did.
void take_waiting_input(Window& window, Program& program, const Surroundings& surroundings);

}  // namespace descent::platform
