#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/story/story.hpp"

namespace descent {

// What is going on in the scene that is shown: tell_story(), with what the remedy did that was
// taken last, the weights from before an edit, and after a training that went to its end the preset
// to go to from there. The driver must be there.
Story story_of(const RunView& run, const ModelStatistics& statistics);

}  // namespace descent
