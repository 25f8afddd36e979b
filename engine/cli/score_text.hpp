#pragma once

#include <string>

#include "engine/training/history.hpp"

namespace descent {

// Four decimals, or as Keras prints them, 3.4702e-05 where that would hide
// everything.
std::string number_text(double value);

// "Epoch 3/20 - 0.4s - loss: 0.3609 - accuracy: 0.8671 - val_loss: …": only
// what applies.
std::string epoch_line(const EpochRecord& record, std::size_t epochs);

// " - loss: 0.3609 - accuracy: 0.8671" with all that was measured.
std::string scores_text(const Scores& scores);

}  // namespace descent
