#pragma once

// How values are turned by hand. For widgets.
namespace descent::ui {

// Steps that the wheel and the arrow keys ask for while the mouse is over ImGui's item before, and
// nobody types.
int asked_steps();

}  // namespace descent::ui
