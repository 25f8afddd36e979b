#pragma once

#include <functional>
#include <string>

#include "web/app/looks/confusion_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/charts/loss_curves.hpp"

namespace descent {

// How the training goes, in the Playground and the Line: one of the metrics over the epochs, or in
// its place the confusion matrix.
struct MetricCurves {
  LossCurves curves;
  ConfusionLook confusion;
  // Explains the loss that the legend tells, when it is pointed at; none: nothing is said.
  std::function<std::string()> loss_words = {};
};

// `shown`: drawn in place of the training's own history.
// Heading and picture together take the rest of a card, or on a phone `height` pixels and the
// buttons below.
void draw_metric_curves(MetricCurves& state, const RunView& run, float height, Actions& actions,
                        const History* shown = nullptr);
void draw_metric_curves_on_phone(MetricCurves& state, const RunView& run, float height,
                                 Actions& actions, const History* shown = nullptr);
// What the latter takes beside the picture.
inline constexpr float metric_curves_phone_controls = 132;

// Of the curve that View asks for, if it fits the task; else the loss.
Metric shown_curve(const RunView& run);

}  // namespace descent
