#pragma once

#include "web/app/looks/judgement.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/scenes/images/judging_neighbours.hpp"
#include "web/scenes/images/judging_projection.hpp"
#include "web/scenes/images/judging_quiz.hpp"
#include "web/scenes/images/test_images.hpp"
#include "web/ui/rect.hpp"

// The page Judging: what the network gets wrong, by numbers, and below them the images that they
// count. From a number it is two presses to the maps of an image.
namespace descent {

struct JudgingPage {
  Judge judge;
  JudgingQuiz quiz;
  JudgingProjection projection;
  NeighboursWatch neighbours;
};

void draw_judging(JudgingPage& state, TestImages& images, const RunView& run, const Rect& rect,
                  Actions& actions);
// The same below each other in a phone's column (a ui::Pane).
void draw_judging_column(JudgingPage& state, TestImages& images, const RunView& run,
                         Actions& actions);

}  // namespace descent
