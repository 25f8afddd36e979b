#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/painting.hpp"
#include "web/app/state/scene_of.hpp"

// What strokes on the output map do to the data. Each is one edit.
namespace descent {

DataSettings App::painted_data() const {
  if (!driver() || !takes_features(experiment().data)) {
    throw Error(tr("Points are painted in the playground: go there first."));
  }
  const Brush& brush = view_.brush;
  return brush.from_nothing ? no_points(brush.values)
                            : own_points(experiment(), driver()->dataset());
}

void App::check_points() const {
  const bool empty = view_.brush.from_nothing && scene_info(view_.scene).map;
  if (empty) throw Error(tr("There are no points to learn from yet: paint some first."));
}

void App::carry_out(const PaintPoints& action) {
  if (action.places.empty()) return;
  // The network stays and meets the new points, but for one that begins with an empty plane.
  const Weights weights = view_.brush.from_nothing ? Weights::as_chosen : Weights::kept;
  const DataSettings painted = with_points(painted_data(), view_.brush, action.places);
  edit_experiment([&](Experiment& e) { e = with_data(std::move(e), painted); }, weights);
}

void App::carry_out(const ErasePoints& action) {
  if (view_.brush.from_nothing || action.path.empty()) return;
  const DataSettings before = painted_data();
  const float extent = shown_extent(experiment().data, driver()->dataset());
  DataSettings left = without_points(before, view_.brush, action.path, extent);
  if (left.x.size() == before.x.size()) return;
  if (!left.x.empty()) {
    edit_experiment([&](Experiment& e) { e = with_data(std::move(e), left); }, Weights::kept);
    return;
  }
  // No network learns from nothing: the points only go when others are painted.
  stop_playing(run());
  view_.brush.erasing = false;
  view_.brush.from_nothing = true;
  view_.brush.values = before.class_names.empty();
}

}  // namespace descent
