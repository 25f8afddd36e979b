#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/charts/class_points.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {

// The first validation images as points of a plane, on the page Judging: each in the colour and
// with the number of its class, wrong ones ringed; a press on one looks into its image.
void draw_judging_points(std::string_view id, const std::string& label, std::span<const float> x,
                         std::span<const float> y, const PointWindow& window, const RunView& run,
                         const Rect& area, Actions& actions);

// The words to some points: left of them in a wide card, so that the points have its height, else
// above them. What is drawn before points() are words.
class WordsToPoints {
 public:
  // `height`: of both together; 0: on a phone, as tall as they like.
  WordsToPoints(std::string_view id, float height);

  // Ends the words; where the points go. Once.
  Rect points();

 private:
  float height_, top_;
  Rect beside_;
  std::unique_ptr<ui::KeepLayout> keep_;
  std::unique_ptr<ui::Pane> words_;  // null: they stand above; ends before keep_
};

// Which number is which class; nothing where classes are numbers.
void draw_judging_legend(const RunView& run);

}  // namespace descent
