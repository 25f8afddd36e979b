#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/ui/rect.hpp"

// The bar at the bottom: how far training is, and by dragging it, what was before.
namespace descent {

// The past shown as a film: from where one is to the present.
struct Film {
  bool on = false;
  double at = 0;       // in epochs
  double speed = 1;    // 1: all of the training in eight seconds
  bool saved = false;  // as a file, when it is over
  double rest = 0;     // seconds that its last picture still stays, while it is saved
};

// `place` is where one may press: the bar, and around it.
void draw_timeline(const RunView& run, const Rect& bar, const Rect& place, Actions& actions);

// Whether there is something to look back at.
bool has_past(const RunView& run);

// In a row, while one looks back: the film's button and speed, "Save film", "Go on from here",
// "Back to now".
void draw_past_buttons(Film& film, const RunView& run, const Rect& row, Actions& actions);

// The same on a phone, with the moment in words, in a row of its own.
void draw_past_row(Film& film, const RunView& run, const Rect& row, Actions& actions);

// The film goes on with the time since the last frame; nothing where it is off.
void run_film(Film& film, const RunView& run, Actions& actions);

}  // namespace descent
