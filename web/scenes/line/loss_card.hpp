#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/scenes/line/loss_picture.hpp"

// The Line's gradient descent: the pictures of its loss, as cards.
namespace descent {

struct DescentPanel {
  LossPictureState picture;
  RaceWatch race;
};

// Over w and b, with the choice of its picture, and below it over w alone.
void draw_loss_card(DescentPanel& state, const RunView& run, const DescentShows& shows,
                    const Rect& place, Actions& actions);

}  // namespace descent
