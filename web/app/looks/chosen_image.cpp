#include "web/app/looks/chosen_image.hpp"

#include "web/app/looks/image_predictions.hpp"
#include "web/app/state/drawing.hpp"

namespace descent {
namespace {

bool has_test_image(const RunView& run) {
  return run.ready() && run.view().selected_image < run.dataset().validation.count();
}

ChosenImage test_image(const RunView& run) {
  ChosenImage chosen;
  chosen.drawing = false;
  chosen.image = run.view().selected_image;
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
  if (!view.inspect_drawing && has_test_image(run)) return test_image(run);
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
  return chosen.drawing && chosen.blank() && has_test_image(run) ? test_image(run) : chosen;
}

std::vector<float> pixels_of(const ChosenImage& chosen, const RunView& run) {
  if (chosen.drawing) return drawn_image(run.view().pad);
  if (!run.ready() || chosen.image >= run.dataset().validation.count()) return {};
  const Samples& samples = run.dataset().validation.inputs;
  std::vector<float> pixels(samples.sample_size());
  samples.copy_sample(chosen.image, pixels.data());
  return pixels;
}

std::optional<std::uint32_t> truth_of(const ChosenImage& chosen, const RunView& run) {
  if (chosen.drawing || !run.ready() || chosen.image >= run.dataset().validation.count()) return {};
  return label_of(run.dataset().validation, chosen.image);
}

}  // namespace descent
