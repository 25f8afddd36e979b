#pragma once

#include <string>

#include "web/app/state/app.hpp"

// How far the training of the scene that is shown has come.
namespace descent {

// It learns images, whose epochs are long: what is told is the epoch under way.
bool shows_images(const App& app);

// "1,312 / 1,875 steps · 2,310 images/s · 9 s left", or why it stopped.
std::string progress_text(const App& app);
// Of the epoch under way, 0 … 1.
double progress_fraction(const App& app);

}  // namespace descent
