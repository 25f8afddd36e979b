#pragma once

#include <string_view>

namespace descent::ui {

struct Mark;

// This control is scrolled into view, now or when it is drawn for the first time; once. Empty: none
// any more.
void seek(std::string_view id);
// The id of the control that is still to be shown; empty: none.
std::string_view sought();

// For mark(): goes towards the mark where it is the one that is sought.
void go_to_sought(const Mark& mark);

}  // namespace descent::ui
