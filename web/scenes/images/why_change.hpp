#pragma once

#include <cstddef>
#include <optional>

#include "web/app/looks/images_look.hpp"
#include "web/app/looks/why_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/scenes/images/why_pictures.hpp"

// The smallest change of all pixels together that turns an answer. Each draws into a card;
// `bottom`: see take_pair().
namespace descent {

struct WhyChange {
  WhyPictures pictures;
  // What the network says of the changed image, and of which it was asked.
  Looking<ImagesLook> says;
  std::size_t asked_look = 0;
  float asked_epsilon = -1;
};

// The changed image, the difference, and how large it is.
void draw_change(WhyChange& state, const WhyLook& look, const RunView& run, float bottom,
                 Actions& actions);
// What the network then says.
void draw_changed_outputs(WhyChange& state, const WhyLook& look, const RunView& run,
                          Actions& actions);

}  // namespace descent
