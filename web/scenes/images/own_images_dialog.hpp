#pragma once

#include <cstddef>
#include <optional>

#include "engine/data/own_images.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/render/image_atlas.hpp"

// A person's own images: what is on the pad gets its class and is kept, and the network is trained
// on these with the others or alone.
namespace descent {

struct OwnImagesDialog {
  bool open = false;
  std::optional<std::size_t> selected;  // of the kept ones
  std::size_t undoable = 0;             // edits of them since it was opened
  ImageAtlas atlas;
  OwnImages shown;  // those in the atlas
};

// Over everything else; closes itself through `open`.
void draw_own_images_dialog(OwnImagesDialog& state, const RunView& run, const Layout& layout,
                            Actions& actions);

}  // namespace descent
