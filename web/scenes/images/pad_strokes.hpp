#pragma once

#include <memory>
#include <optional>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/render/image_atlas.hpp"
#include "web/ui/rect.hpp"

namespace descent {

// An item of Fashion-MNIST, else a digit.
bool draws_item(const RunView& run);

struct PadDrawing {
  ImageAtlas below;                            // one image: the picture under the strokes
  std::shared_ptr<const GreyPicture> picture;  // of which it was made, with these stages
  PadStages stages;
  // Of the keyboard's pen, which is where the arrows have brought it.
  PadPoint cursor{0.5f, 0.5f};
  bool writes = false;
};

// The dark square with what is drawn on it, and the pen: what it does become strokes. Its id is
// "pad". By keyboard the arrows move the pen (with Shift five times as far), Space sets it down and
// lifts it.
void draw_pad(PadDrawing& state, const RunView& run, const Rect& pad, Actions& actions);

}  // namespace descent
