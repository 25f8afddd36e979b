#pragma once

#include "web/app/app.hpp"

namespace descent {

// "What is going on": what the numbers say, and a remedy as a link. Within a card, at the cursor.
void draw_story(const App& app, Actions& actions);

}  // namespace descent
