#pragma once

#include "web/app/state/app.hpp"

namespace descent {

// "CSV" and "PNG": the history as a table, and what the window shows as a picture, for the person
// to keep. Words on one line at the cursor, or on a phone buttons in `width` pixels.
void draw_save_words(const App& app, Actions& actions);
float save_words_width();
void draw_save_buttons(const App& app, float width, Actions& actions);

}  // namespace descent
