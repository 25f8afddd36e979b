#pragma once

#include "engine/experiment/experiment.hpp"

namespace descent {

// Whether an edit makes another experiment of it, which a notebook would train from new weights:
// other layers, features, loss, or another data set or its settings. Points of one's own that are
// moved, typed or added to are not: as long as half of those there were are still there, the
// network stays and meets the others. Nor are layers that are frozen, or no longer so.
bool begins_anew(const Experiment& before, const Experiment& after);

}  // namespace descent
