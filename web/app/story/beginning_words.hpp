#pragma once

#include <string>

#include "engine/experiment/experiment.hpp"
#include "engine/training/snapshot.hpp"
#include "web/app/story/story.hpp"

namespace descent {

// What there is to say of weights that nothing has trained yet: "Nothing is learnt yet: the weights
// are random.", or, where the experiment or a person set them, what they are.
std::string beginning_words(const Experiment& experiment, const Snapshot& snapshot);

// The weights, untrained, are not those that reset() would bring back.
bool has_other_first_weights(const Snapshot& snapshot);

// Not training has made the numbers infinite, but the weights as they are.
void tell_broken_beginning(const Finding& finding, const ModelStatistics& statistics, bool by_hand,
                           Story& story);

}  // namespace descent
