#pragma once

#include <memory>

#include "web/app/looks/step_apart_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/frame/step_bodies.hpp"

namespace descent {

// The next step of the training, taken apart: from stage to stage forwards and backwards, by the
// arrow keys too. Escape leaves everything as it was; "Apply" makes the step.
struct StepDialog {
  StepApartWatch watch;
  StepChoice choice;
  std::shared_ptr<const Moment> shown;  // whose step `choice` is about
};
void draw_step_dialog(StepDialog& state, const RunView& run, const Layout& layout,
                      Actions& actions);

}  // namespace descent
