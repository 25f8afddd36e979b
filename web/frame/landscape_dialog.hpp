#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "web/app/looks/landscape_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/frame/landscape_network.hpp"
#include "web/frame/landscape_picture.hpp"

namespace descent {

// The loss over a plane through the network's weights: along the training's path, or in random
// directions. A press on it shows the network of that place, which is not the trained one; nothing
// of the training changes.
struct LandscapeDialog {
  LandscapeWatch watch;
  LandscapePicture picture;
  LandscapeNetwork network;

  // What is shown beside the plane, and of what it was found out.
  PlaceOnLandscape shown;
  PlaneSpot now;  // where the run's own network lies
  std::shared_ptr<const Sequential> shown_of;
  std::shared_ptr<const WeightPlane> shown_on;
  std::optional<PlaneSpot> shown_at;
  double own_loss = 0;  // of the run's own network
};
void draw_landscape_dialog(LandscapeDialog& state, const RunView& run, const Layout& layout,
                           Actions& actions);

}  // namespace descent
