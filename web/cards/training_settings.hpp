#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

// How the network learns: the same controls in the bar at the bottom, in its list of more settings
// and in the phone's tab "Training".
namespace descent {

void draw_learning_rate_choice(const RunView& run, Actions& actions, float width = -1);
// In the transport bar: with room for the rate of now where that may be another one.
float learning_rate_choice_width(const RunView& run);
void draw_schedule_choice(const RunView& run, Actions& actions, float width = -1);
void draw_regularizer_choice(const RunView& run, Actions& actions, float width = -1);
void draw_speed_choice(const RunView& run, Actions& actions, float width = -1);

// All settings below each other, over the whole width.
void draw_training_settings(const RunView& run, Actions& actions);
// The same in a card of its own, at the cursor of a pane.
void draw_training_card(const RunView& run, Actions& actions);

}  // namespace descent
