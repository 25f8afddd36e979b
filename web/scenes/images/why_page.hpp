#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/scenes/images/test_images.hpp"
#include "web/scenes/images/why_change.hpp"
#include "web/scenes/images/why_filters.hpp"
#include "web/scenes/images/why_pixels.hpp"

// The page Why: what an answer hangs on, while the network trains.
namespace descent {

struct WhyPage {
  WhyWatch watch;  // of pixels and of the change
  WhyPixels pixels;
  WhyChange change;
  WhyFilters filters;
};

// In the middle card's place, with a row of test images to choose from.
void draw_why(WhyPage& state, TestImages& images, const RunView& run, const Rect& rect,
              Actions& actions);
// The same below each other in a phone's column (a ui::Pane).
void draw_why_column(WhyPage& state, TestImages& images, const RunView& run, Actions& actions);

}  // namespace descent
