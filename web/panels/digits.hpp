#pragma once

#include "web/app/app.hpp"
#include "web/panels/digits_class_accuracy.hpp"
#include "web/panels/digits_curves.hpp"
#include "web/panels/drawing_pad.hpp"
#include "web/panels/layout.hpp"
#include "web/panels/story_text.hpp"
#include "web/panels/test_images.hpp"

// The scene in which a network learns to read images.
namespace descent {

struct DigitsPanel {
  DigitsCurves curves;
  TestImages images;
  ClassAccuracyBars class_accuracy;
  DrawingPad pad;
  StoryText story;
};

void draw_digits(DigitsPanel& state, const App& app, const Layout& layout, Actions& actions);

}  // namespace descent
