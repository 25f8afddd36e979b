#pragma once

#include <string>

#include "web/app/runs/run_view.hpp"

// How far the training of the scene that is shown has come.
namespace descent {

// It learns images, whose epochs are long: what is told is the epoch under way.
bool shows_images(const RunView& run);

// "epoch 3: 1,312 / 1,875 steps · 2,310 images/s · 9 s left" (of all epochs), or how it ended.
std::string progress_text(const RunView& run);
// Of all epochs, 0 … 1: how far it came, also where it was stopped or diverged. Of the images,
// while they are being loaded.
double progress_fraction(const RunView& run);
double run_fraction(const Snapshot& now);

// Of the epoch under way, as Keras tells it: 0 … 1, and "1,312 / 1,875 steps · 2,310 images/s · 9 s
// left".
double epoch_fraction(const Snapshot& now);
std::string epoch_progress_text(const RunView& run);

}  // namespace descent
