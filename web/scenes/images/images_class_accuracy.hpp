#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "web/app/looks/image_predictions.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/cards/layout.hpp"

// How well the network knows each class: a bar for each, after every epoch.
namespace descent {

struct ClassAccuracyBars {
  std::shared_ptr<const std::vector<Prediction>> predictions;  // counted already
  std::vector<ClassAccuracy> accuracies;
};

// Of the card with two columns of bars; in a low window.
inline constexpr float class_accuracy_height = 172, low_class_accuracy_height = 147;

// The whole card; a rectangle of height 0 makes it as tall as one column of bars (inside a
// ui::Pane).
void draw_class_accuracy(ClassAccuracyBars& state, const RunView& run, const Rect& rect);

}  // namespace descent
