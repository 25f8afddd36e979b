#pragma once

#include "engine/training/snapshot.hpp"
#include "web/app/story/story.hpp"

// The story of a training whose network or data were edited with the weights kept.
namespace descent {

// Nothing has been trained since: what the edit was, and which weights it kept.
void tell_edited(const Snapshot& snapshot, Story& story);

// After an edit so few epochs say little, however many there were before it.
inline constexpr std::size_t few_epochs = 3;
// Fewer than that are done since the edit: how many, and what it did to the loss so far.
void tell_soon_after_edit(const Snapshot& snapshot, bool playing, Story& story);

}  // namespace descent
