#pragma once

#include "web/app/looks/lab_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/scenes/images/filter_network.hpp"
#include "web/scenes/images/inside_cell.hpp"
#include "web/scenes/images/test_images.hpp"

// The page Filter lab: a filter that one makes by hand, what it makes of an image, and the
// arithmetic of each of its numbers.
namespace descent {

struct FilterPage {
  LabLook look;
  InsideCell cell;
  FilterNetwork network;
};

// In the middle card's place: the filter on the left, the image on the right, and below them a row
// of test images to choose from.
void draw_filter_page(FilterPage& state, TestImages& images, const RunView& run, const Rect& rect,
                      Actions& actions);
// The same below each other in a phone's column (a ui::Pane).
void draw_filter_column(FilterPage& state, TestImages& images, const RunView& run,
                        Actions& actions);

}  // namespace descent
