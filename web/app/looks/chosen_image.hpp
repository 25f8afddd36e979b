#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "web/app/runs/run_view.hpp"

namespace descent {

// The image that one looks at in the scene Images: what is drawn on the pad, or an image of the
// data. Equal where it is the same image.
struct ChosenImage {
  bool drawing = true;
  OriginImage image;
  std::size_t strokes = 0, points = 0;  // of the drawing; points of its last stroke
  PadPoint last{0, 0};
  std::shared_ptr<const GreyPicture> picture;  // below it
  PadStages stages;
  float pen = 0;
  bool blank() const { return strokes == 0 && !picture; }  // where it is the drawing
  bool operator==(const ChosenImage& other) const;
};

// As the person has chosen: the drawing, also where nothing is drawn yet.
ChosenImage chosen_image(const RunView& run);
// The same, but the image of the data chosen last while nothing is drawn.
ChosenImage image_to_look_into(const RunView& run);

// Its grey values, 0 … 1, row-major; empty where nothing is drawn, or where there is no such image.
std::vector<float> pixels_of(const ChosenImage& chosen, const RunView& run);
// The true class of an image of the data; nothing of a drawing.
std::optional<std::uint32_t> truth_of(const ChosenImage& chosen, const RunView& run);

}  // namespace descent
