#pragma once

#include <optional>
#include <string_view>

#include "web/app/state/app.hpp"
#include "web/ui/locked.hpp"

namespace descent {

// The part that the control of that id belongs to, as far as it can be locked.
std::optional<Part> part_of_control(std::string_view id);

// Why controls are locked on the page as it is now; null: none is.
ui::LockReasons lock_reasons(const App& app);

}  // namespace descent
