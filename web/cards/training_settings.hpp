#pragma once

#include "web/app/state/app.hpp"

// How the network learns: the same controls in the bar at the bottom, in its list of more settings
// and in the phone's tab "Training".
namespace descent {

void draw_learning_rate_choice(const App& app, Actions& actions, float width = -1);
void draw_regularizer_choice(const App& app, Actions& actions, float width = -1);
void draw_speed_choice(const App& app, Actions& actions, float width = -1);

// All settings below each other, over the whole width.
void draw_training_settings(const App& app, Actions& actions);
// The same in a card of its own, at the cursor of a pane.
void draw_training_card(const App& app, Actions& actions);

}  // namespace descent
