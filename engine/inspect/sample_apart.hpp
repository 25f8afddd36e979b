#pragma once

#include <memory>
#include <vector>

#include "engine/inspect/step_apart.hpp"

namespace descent {

// One sample's way through a network as it predicts, and back where it is known what was wanted of
// it: a step of one row, of which no optimizer makes anything, in double. `inputs` has the
// numbers of the model's input, `targets` the target_width() numbers that the loss reads; without
// these nothing goes back, and losses, sent_back, delta and the layers' gradients stay empty. The
// model is one whose steps can be taken apart (why_not_apart()).
StepApart sample_apart(std::shared_ptr<const Sequential> model, Loss loss,
                       std::vector<double> inputs, std::vector<float> targets = {});

}  // namespace descent
