#include "web/app/looks/chosen_image.hpp"

#include "web/app/looks/image_origins.hpp"
#include "web/app/looks/image_predictions.hpp"
#include "web/app/state/drawing.hpp"

namespace descent {
namespace {

bool is_there(const OriginImage& image, const RunView& run) {
  return run.ready() && image.index < split_of(image.origin, run.dataset()).count();
}

bool has_selected(const RunView& run) { return is_there(run.view().selected_image, run); }

ChosenImage selected(const RunView& run) {
  ChosenImage chosen;
  chosen.drawing = false;
  chosen.image = run.view().selected_image;
  chosen.image.origin = existing(chosen.image.origin, run.dataset());
  return chosen;
}

}  // namespace

bool ChosenImage::operator==(const ChosenImage& other) const {
  if (drawing != other.drawing) return false;
  if (!drawing) return image == other.image;
  return strokes == other.strokes && points == other.points && last.x == other.last.x &&
         last.y == other.last.y && picture == other.picture && stages == other.stages &&
         pen == other.pen;
}

ChosenImage chosen_image(const RunView& run) {
  const View& view = run.view();
  if (!view.inspect_drawing && has_selected(run)) return selected(run);
  ChosenImage chosen;
  const Pad& pad = view.pad;
  chosen.strokes = pad.strokes.size();
  if (!pad.strokes.empty() && !pad.strokes.back().empty()) {
    chosen.points = pad.strokes.back().size();
    chosen.last = pad.strokes.back().back();
  }
  chosen.picture = pad.picture;
  chosen.stages = pad.stages;
  chosen.pen = pad.pen;
  return chosen;
}

ChosenImage image_to_look_into(const RunView& run) {
  const ChosenImage chosen = chosen_image(run);
  return chosen.drawing && chosen.blank() && has_selected(run) ? selected(run) : chosen;
}

std::vector<float> pixels_of(const ChosenImage& chosen, const RunView& run) {
  if (chosen.drawing) return drawn_image(run.view().pad);
  if (!is_there(chosen.image, run)) return {};
  const Samples& samples = split_of(chosen.image.origin, run.dataset()).inputs;
  std::vector<float> pixels(samples.sample_size());
  samples.copy_sample(chosen.image.index, pixels.data());
  return pixels;
}

std::optional<std::uint32_t> truth_of(const ChosenImage& chosen, const RunView& run) {
  if (chosen.drawing || !is_there(chosen.image, run)) return {};
  return label_of(split_of(chosen.image.origin, run.dataset()), chosen.image.index);
}

}  // namespace descent
