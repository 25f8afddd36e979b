#pragma once

#include "web/app/looks/confusion_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/charts/epoch_table.hpp"
#include "web/charts/loss_curves.hpp"

namespace descent {

// Accuracy or loss over the epochs, or in their place which test images are taken for what, or the
// numbers of each epoch.
struct ImagesCurves {
  LossCurves curves;
  ConfusionLook confusion;
  EpochTable table;
};

// A rectangle of height 0 makes the card as tall as its contents.
void draw_images_curves(ImagesCurves& state, const RunView& run, const Layout& layout,
                        const Rect& rect, Actions& actions);

}  // namespace descent
