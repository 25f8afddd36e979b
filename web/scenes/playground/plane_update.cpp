#include "web/scenes/playground/plane_update.hpp"

#include "engine/training/targets.hpp"
#include "web/charts/class_marks.hpp"
#include "web/ui/theme.hpp"

namespace descent {

void update_plane(PlaneMaps& maps, HeatmapRenderer& renderer, const RunView& run,
                  const MapChoice& choice, float extent) {
  const Snapshot& snapshot = run.snapshot();
  const TargetCode code =
      target_code(run.dataset(), run.experiment().training.loss, snapshot.model->output_size(),
                  layer_activation(snapshot.model->layers().back()));
  const ui::Colors& c = ui::colors();
  renderer.set_colors({c.negative, c.zero, c.positive});
  ClassColors classes;
  classes.undecided = c.zero;
  for (std::size_t i = 0; i < classes.classes.size(); ++i) classes.classes[i] = class_color(i);
  renderer.set_class_colors(classes);
  if (!maps.update(snapshot, run.experiment().features, code, run.version(), choice, extent)) {
    return;
  }
  renderer.set_tiles(static_cast<int>(maps.tile_size()), maps.tiles());
  const int size = static_cast<int>(maps.map_size());
  if (maps.map_classes() > 0) {
    renderer.set_classes(size, maps.map_classes(), maps.class_map());
  } else {
    renderer.set_output(size, maps.map());
  }
}

}  // namespace descent
