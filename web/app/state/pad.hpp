#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <memory>
#include <vector>

#include "engine/data/grey_picture.hpp"

// What a person puts before an image network: strokes on the drawing pad, a picture from outside,
// or both, and what is done to it before the network gets it. A stage is a row of the table.
namespace descent {

struct PadPoint {
  float x, y;  // 0 … 1 across the pad, y downwards
};
using Stroke = std::vector<PadPoint>;

// In the order in which they are done.
enum class PadStage { invert, contrast, line_width, fit, centre };
inline constexpr std::size_t pad_stage_count = 5;

struct PadStageInfo {
  PadStage stage;
  const char* id;     // in the names of controls
  const char* title;  // below its picture
  const char* hint;
  bool of_pictures = true, of_strokes = true;  // what it changes
};
// In the order of PadStage.
const std::array<PadStageInfo, pad_stage_count>& all_pad_stages();

// Which are done.
using PadStages = std::bitset<pad_stage_count>;
constexpr std::size_t place_of(PadStage stage) { return static_cast<std::size_t>(stage); }

// The pen's width, as a share of the pad's side. With the usual one a digit that is about two
// thirds as high as the pad has lines as thick as MNIST's, 2 to 3 of its 20 pixels.
inline constexpr float usual_pen = 0.085f, thinnest_pen = 0.02f, thickest_pen = 0.2f;

struct Pad {
  std::vector<Stroke> strokes;
  std::shared_ptr<const GreyPicture> picture;  // below the strokes; null: none
  PadStages stages = PadStages{}.set().reset(place_of(PadStage::invert));
  float pen = usual_pen;
  bool stages_shown = false;  // as a strip of pictures

  bool empty() const { return strokes.empty() && !picture; }
  bool does(PadStage stage) const { return stages.test(place_of(stage)); }
};

}  // namespace descent
