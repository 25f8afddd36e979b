#include "web/scenes/images/stack_augmented.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "engine/core/words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float gap = 4, largest = 56;

bool is_grey(const Shape& shape) {
  return shape.size() == 2 || (shape.size() == 3 && shape[2] == 1);
}

void append_bytes(const std::vector<float>& values, std::vector<std::uint8_t>& bytes) {
  for (const float value : values) {
    bytes.push_back(static_cast<std::uint8_t>(std::clamp(value, 0.0f, 1.0f) * 255 + 0.5f));
  }
}

void load(StackAugmented& state, const AugmentedSamples::Layer& pictures) {
  if (state.loaded == state.samples && state.loaded_layer == pictures.layer) return;
  state.loaded = state.samples;
  state.loaded_layer = pictures.layer;
  std::vector<std::uint8_t> bytes;
  append_bytes(pictures.before, bytes);
  append_bytes(pictures.after, bytes);
  state.atlas.set_images(static_cast<int>(2 * state.samples->samples.size()),
                         static_cast<int>(pictures.shape[1]), static_cast<int>(pictures.shape[0]),
                         bytes);
}

// Two rows, one below the other.
void draw_pictures(StackAugmented& state, const std::string& id) {
  const std::size_t count = state.samples->samples.size();
  const float columns = AugmentedSamples::most;
  const float width = ImGui::GetContentRegionAvail().x;
  const float side = std::min(largest, std::floor((width - (columns - 1) * gap) / columns));
  const Rect place = ui::take_rect(2 * side + gap);
  for (std::size_t i = 0; i < 2 * count; ++i) {
    const auto column = static_cast<float>(i % count);
    const auto row = static_cast<float>(i / count);
    const ImVec2 corner{place.min.x + column * (side + gap), place.min.y + row * (side + gap)};
    const UvRect uv = state.atlas.image(static_cast<int>(i));
    ImGui::GetWindowDrawList()->AddImageRounded(state.atlas.texture(), corner,
                                                {corner.x + side, corner.y + side}, uv.min, uv.max,
                                                IM_COL32_WHITE, 4);
  }
  ui::mark(id, place);
}

}  // namespace

void draw_stack_augmented(StackAugmented& state, const Layer& layer, std::size_t index,
                          const std::string& id) {
  if (!layer_info(layer).augments) return;
  const AugmentedSamples::Layer* pictures = state.samples ? state.samples->of(index) : nullptr;
  if (!pictures) {
    ui::small_print(
        tr("Train for a batch: here come its first images, as this layer gets them and as it hands "
           "them on."));
    return;
  }
  if (!is_grey(pictures->shape)) return;
  ui::small_print(
      tr("Batch {0} of epoch {1}: above as this layer got the images, below as it "
         "handed them on.",
         ui::with_commas(state.samples->step), ui::with_commas(state.samples->epoch)));
  load(state, *pictures);
  draw_pictures(state, id);
}

}  // namespace descent
