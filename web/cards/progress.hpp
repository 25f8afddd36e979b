#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "web/app/runs/run_view.hpp"
#include "web/ui/rect.hpp"

// How far the training of the scene that is shown has come.
namespace descent {

// It learns images, whose epochs are long: what is told is the epoch under way.
bool shows_images(const RunView& run);

// "epoch 3: 1,312 / 1,875 steps · 2,310 images/s · 9 s left" (of all epochs), or how it ended.
// `brief`: without the word "steps", where there is less room.
std::string progress_text(const RunView& run, bool brief = false);
// Of all epochs, 0 … 1: how far it came, also where it was stopped or diverged. Of the images,
// while they are being loaded.
double progress_fraction(const RunView& run);
double run_fraction(const Snapshot& now);

// Of the epoch under way, as Keras tells it: 0 … 1, and "1,312 / 1,875 steps · 2,310 images/s · 9 s
// left", or brief "epoch 3: 1,312 / 1,875 · …".
double epoch_fraction(const Snapshot& now);
std::string epoch_progress_text(const RunView& run, bool brief = false);

// The same in a line with a bar, above the curves of images; as long as training is under way.
bool has_epoch_progress(const RunView& run);
inline constexpr float epoch_progress_height = 26;
void draw_epoch_progress(const RunView& run, Rect place, std::string_view id = "epoch_progress");

// As many parts of a text, "steps · images/s · s left", as have room in so many lines of a width,
// the first ones first.
std::vector<std::string> lines_within(std::string_view text, float width, std::size_t most);

}  // namespace descent
