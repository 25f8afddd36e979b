#pragma once

#include <cstddef>
#include <string>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/ui/rect.hpp"

// Which of the images are shown: by class, by prediction, by confidence.
namespace descent {

// The lists are shown: on the page Judging, where they were asked for, and where they narrow.
bool image_choices_shown(const RunView& run);
float image_choices_height(const RunView& run, float width);  // with the gap below; 0: not shown
void draw_image_choices(const RunView& run, Actions& actions);

// When it will be known which ones they are, where that needs predictions that are not there.
std::string unknown_images_words(const RunView& run);

// "Training images", "Validation images: 12, the most wrong first": how many there are is said
// where they were narrowed, and their order where it has room.
std::string images_title(const RunView& run, std::size_t shown, float room);

}  // namespace descent
