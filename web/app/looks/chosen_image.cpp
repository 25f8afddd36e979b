#include "web/app/looks/chosen_image.hpp"

#include "web/app/looks/image_predictions.hpp"
#include "web/app/state/drawing.hpp"

namespace descent {
namespace {

bool has_test_image(const RunView& run) {
  return run.ready() && run.view().selected_image < run.dataset().validation.count();
}

ChosenImage test_image(const RunView& run) {
  return {.drawing = false, .image = run.view().selected_image};
}

}  // namespace

bool ChosenImage::operator==(const ChosenImage& other) const {
  if (drawing != other.drawing) return false;
  if (!drawing) return image == other.image;
  return strokes == other.strokes && points == other.points && last.x == other.last.x &&
         last.y == other.last.y;
}

ChosenImage chosen_image(const RunView& run) {
  const View& view = run.view();
  if (!view.inspect_drawing && has_test_image(run)) return test_image(run);
  ChosenImage chosen;
  chosen.strokes = view.drawing.size();
  if (!view.drawing.empty() && !view.drawing.back().empty()) {
    chosen.points = view.drawing.back().size();
    chosen.last = view.drawing.back().back();
  }
  return chosen;
}

ChosenImage image_to_look_into(const RunView& run) {
  const ChosenImage chosen = chosen_image(run);
  return chosen.drawing && chosen.strokes == 0 && has_test_image(run) ? test_image(run) : chosen;
}

std::vector<float> pixels_of(const ChosenImage& chosen, const RunView& run) {
  if (chosen.drawing) return drawn_image(run.view().drawing);
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
