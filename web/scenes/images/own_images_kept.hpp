#pragma once

#include "engine/data/own_images.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/scenes/images/own_images_dialog.hpp"

// The images that were kept, in the dialog of one's own images: one that is pressed is shown, gets
// another class, comes onto the pad or is deleted.
namespace descent {

void set_own_images(const RunView& run, OwnImages images, Actions& actions);
// The same, and counts what the dialog's Undo takes back.
void edit_own_images(OwnImagesDialog& state, const RunView& run, OwnImages images,
                     Actions& actions);

// There is one at least. Closes the dialog where an image is to be seen on the pad.
void draw_kept_images(OwnImagesDialog& state, const RunView& run, Actions& actions);

}  // namespace descent
