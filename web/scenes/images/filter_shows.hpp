#pragma once

#include <string>
#include <string_view>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/ui/widgets.hpp"

namespace descent {

// The course's example in one press, and back to the image; 0…1 or 0–255. On the line of the card's
// title where both have room beside that, else below it; in a phone's column as buttons, on one
// line where there is room.
void choose_lab_shows(const ui::Card& card, std::string_view title, bool column, const RunView& run,
                      Actions& actions);

// Of the two, the title that leaves them room on a line of that width: `whole`, else `brief`.
std::string title_beside_lab_shows(std::string whole, std::string brief, const RunView& run,
                                   float line);

}  // namespace descent
