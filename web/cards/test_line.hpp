#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/ui/rect.hpp"

// The test set in one line: what the last look at it found, and the way to the next look.
namespace descent {

// "Evaluate on the test set", or that it is looked at just now.
const char* test_words(const RunView& run);
// Where the run has_own_test_set(). What has no room beside the words to press is left out.
void draw_test_line(const RunView& run, Rect line, Actions& actions);

}  // namespace descent
