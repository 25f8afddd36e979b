#include "web/scenes/playground/plane_pictures.hpp"

#include <algorithm>
#include <string>

#include "web/app/looks/plane_view.hpp"
#include "web/cards/output_map.hpp"
#include "web/scenes/playground/network_picture.hpp"
#include "web/scenes/playground/plane_update.hpp"

namespace descent {
namespace {

// Beside each other where there is room, else the network above the map.
constexpr float least_for_both = 400, beside_height = 220, network_height = 190, largest_map = 300;
constexpr float gap_between = 10;

}  // namespace

bool PlanePictures::has(const RunView& run) const {
  return run.ready() && takes_features(run.experiment().data);
}

float PlanePictures::height(const RunView&, float width) const {
  if (width >= least_for_both) return beside_height;
  return network_height + gap_between + std::min(width, largest_map);
}

void PlanePictures::draw(const RunView& run, const RunView& other, std::size_t place,
                         const Rect& area) {
  std::optional<Kept>& kept = kept_[place];
  if (!kept) kept.emplace();
  const float extent = std::max(shown_extent(run.experiment().data, run.dataset()),
                                shown_extent(other.experiment().data, other.dataset()));
  update_plane(kept->maps, kept->renderer, run, {}, extent);
  Rect rest = area;
  const bool both = area.width() >= least_for_both;
  const float side = both ? area.height() : std::min(area.width(), largest_map);
  const Rect network = both ? Rect{area.min, {area.max.x - side - gap_between, area.max.y}}
                            : rest.cut_top(network_height, gap_between);
  if (both) rest.min.x = area.max.x - side;
  draw_network_picture(run, kept->maps, kept->renderer, network);
  const std::string id = "runs.map" + std::to_string(place);
  MapContents contents;
  contents.id = id;
  contents.test = run.view().show_test_points;
  const MapFrame frame{{rest.min, {rest.min.x + side, rest.min.y + side}}, extent};
  draw_output_map(run, kept->maps, kept->renderer, frame, contents);
}

void PlanePictures::forget() {
  for (std::optional<Kept>& kept : kept_) kept.reset();
}

}  // namespace descent
