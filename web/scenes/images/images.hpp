#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/cards/split_dialog.hpp"
#include "web/cards/story_text.hpp"
#include "web/scenes/images/drawing_pad.hpp"
#include "web/scenes/images/filter_page.hpp"
#include "web/scenes/images/images_class_accuracy.hpp"
#include "web/scenes/images/images_curves.hpp"
#include "web/scenes/images/inside_page.hpp"
#include "web/scenes/images/judging_page.hpp"
#include "web/scenes/images/model_stack.hpp"
#include "web/scenes/images/test_images.hpp"
#include "web/scenes/images/why_page.hpp"

// The scene in which a network learns to read images.
namespace descent {

struct ImagesPanel {
  ImagesCurves curves;
  TestImages images;
  ClassAccuracyBars class_accuracy;
  DrawingPad pad;
  InsidePage inside;
  FilterPage filters;
  WhyPage why;
  JudgingPage judging;
  StoryText story;
  ModelStack model;
  SplitDialog split;
};

void draw_images(ImagesPanel& state, const RunView& run, const Layout& layout, Actions& actions);

}  // namespace descent
