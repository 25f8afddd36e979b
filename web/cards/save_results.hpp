#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// "CSV" and "PNG": the history as a table, and what the window shows as a picture, for the person
// to keep. Words on one line at the cursor, or on a phone buttons in `width` pixels.
void draw_save_words(const RunView& run, Actions& actions);
float save_words_width();
void draw_save_buttons(const RunView& run, float width, Actions& actions);

}  // namespace descent
