#pragma once

#include "web/app/looks/inside_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/scenes/images/image_numbers.hpp"
#include "web/scenes/images/inside_cell.hpp"
#include "web/scenes/images/inside_picture.hpp"
#include "web/scenes/images/inside_weights.hpp"
#include "web/scenes/images/test_images.hpp"
#include "web/ui/detail_scroll.hpp"

// The page Inside: what every layer makes of one image, or the weights of all layers, while the
// network trains.
namespace descent {

struct InsidePage {
  InsideWatch watch;
  InsidePicture picture;
  WeightsPicture weights;
  InsideCell cell;
  ImageNumbers numbers;
  ui::DetailScroll scroll;
};

// In the middle card's place, with a row of test images to choose from.
void draw_inside(InsidePage& state, TestImages& images, const RunView& run, const Rect& rect,
                 Actions& actions);
// The same below each other in a phone's column (a ui::Pane).
void draw_inside_column(InsidePage& state, TestImages& images, const RunView& run,
                        Actions& actions);

}  // namespace descent
