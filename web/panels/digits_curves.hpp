#pragma once

#include "web/app/app.hpp"
#include "web/app/confusion_look.hpp"
#include "web/panels/layout.hpp"
#include "web/panels/loss_curves.hpp"

namespace descent {

// Accuracy or loss over the epochs, or in their place which test images are taken for what.
struct DigitsCurves {
  LossCurves curves;
  ConfusionLook confusion;
};

// A rectangle of height 0 makes the card as tall as its contents.
void draw_digits_curves(DigitsCurves& state, const App& app, const Layout& layout, const Rect& rect,
                        Actions& actions);

}  // namespace descent
