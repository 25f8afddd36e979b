#pragma once

#include <cstddef>
#include <optional>

#include "web/app/looks/why_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/scenes/images/why_pictures.hpp"

// Which pixels an answer hangs on: its logit's gradient, and what it loses without parts of the
// image. Each draws into a card; `bottom`: see take_pair().
namespace descent {

struct WhyPixels {
  WhyPictures gradient, occlusion;
  std::optional<std::size_t> cell;  // of the image, that was pressed: covered by a window over it
};

void draw_gradient(WhyPixels& state, const WhyLook& look, const RunView& run, float bottom,
                   Actions& actions);
void draw_occlusion(WhyPixels& state, const WhyLook& look, const RunView& run, float bottom,
                    Actions& actions);

}  // namespace descent
