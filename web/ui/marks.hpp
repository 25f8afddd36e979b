#pragma once

// What was marked in a frame (mark() of widgets.hpp).
namespace descent::ui {

// At the beginning of a frame.
void begin_marks();

}  // namespace descent::ui
