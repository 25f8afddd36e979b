#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "web/app/looks/landscape_look.hpp"
#include "web/app/state/actions.hpp"
#include "web/charts/height_pictures.hpp"
#include "web/ui/rect.hpp"

// The loss over a plane of a network's weights, with the training's path on it.
namespace descent {

// A landscape as it is drawn.
struct LandscapePicture {
  HeightField field;
  HeightScale scale;
  std::vector<Contour> contours;
  SurfaceTurn turn;
  std::size_t unmeasurable = 0;  // places whose loss is no number

  // Takes what has changed.
  void update(const Landscape& landscape);
  void forget() { plane_.reset(); }

 private:
  std::shared_ptr<const WeightPlane> plane_;
  std::size_t measured_ = 0;
};

// Where the network that is shown lies on it.
struct PlaceOfNetwork {
  PlaneSpot at;
  double loss = 0;  // its own
};

// "Epoch 12: loss 0.31 on the plane, its own 0.29"
std::string state_words(const StateOnPlane& state);

// From above. A press, or Enter at the place where the arrow keys have led, looks at that place's
// network. Returns the place that was chosen.
std::optional<PlaneSpot> draw_landscape_contours(const LandscapePicture& picture,
                                                 const Landscape& landscape,
                                                 const PlaceOfNetwork& now,
                                                 const std::optional<PlaneSpot>& chosen,
                                                 const Rect& area);
void draw_landscape_surface(LandscapePicture& picture, const Landscape& landscape,
                            const PlaceOfNetwork& now, const std::optional<SurfacePoint>& chosen,
                            const Rect& area);

}  // namespace descent
