#pragma once

#include <cstddef>
#include <optional>

#include "engine/inspect/step_apart_notes.hpp"
#include "web/frame/step_stages.hpp"
#include "web/ui/rect.hpp"

namespace descent {

// What of a step a person looks at.
struct StepChoice {
  std::size_t stage = 0;
  std::size_t sample = 0;     // of the batch
  std::size_t unit = 0;       // of the stage's layer
  std::size_t parameter = 0;  // a row of parameter_at()
  std::optional<GradientCheck> check;
  bool moved = false;  // by keys: what is chosen is scrolled to
};

// The stage that is chosen: its tables, and what is chosen of them with its formulas.
void draw_step_body(StepChoice& choice, const StepApart& step, const StepNotes& notes,
                    const StepStage& stage, const Rect& area);

// Whether a stage is about one sample.
bool is_of_a_sample(const StepStage& stage);

}  // namespace descent
