#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace descent::ui {

struct Mark;

// Why the control of that id is locked; empty: it is not.
using LockReasons = std::function<std::string(std::string_view id)>;

// From the next frame on. What is locked is drawn pale with a padlock, says why where one points at
// it, and is told as unavailable; whoever presses it is refused by the program. Null: nothing is.
void set_lock_reasons(LockReasons reasons);

// For mark(): notes it where it is locked, and makes it unavailable.
void follow_locks(Mark& mark);
// For tooltip(): why what was marked last is locked; empty: it is not.
std::string_view newest_lock();
// At a frame's beginning and end: over what is locked lies its veil.
void begin_locks();
void draw_locks();

}  // namespace descent::ui
