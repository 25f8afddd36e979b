#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/ui/rect.hpp"

namespace descent {

inline constexpr float epoch_count_width = 172;

// How many epochs are done, and of how many: the place on a bar where that is read and typed.
// "Epoch", below it "12 of", and the field.
void draw_epoch(const RunView& run, const Rect& place, Actions& actions);
// The same above each other, in a phone's narrow column.
void draw_epoch_on_phone(const RunView& run, const Rect& place, Actions& actions);
// In words alone, "12 / 100", where a bar is too low for a field.
void draw_epoch_words(const RunView& run, const Rect& place);

}  // namespace descent
