#include "web/scenes/images/stack_augmented.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/words.hpp"
#include "web/app/looks/image_origins.hpp"
#include "web/app/looks/image_predictions.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/ui/input.hpp"
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

std::vector<float> sample_of(const std::vector<float>& values, std::size_t size,
                             std::size_t place) {
  const auto begin = values.begin() + static_cast<std::ptrdiff_t>(place * size);
  return {begin, begin + static_cast<std::ptrdiff_t>(size)};
}

std::string augmented_name(const StackAugmented& state, std::size_t place) {
  const OriginImage image{ImageOrigin::training, state.samples->samples[place]};
  if (!state.dataset) return tr("Image");
  const std::string name = image_name(image, *state.dataset);
  if (image.index >= state.dataset->train.count()) return name;
  return name + ", " + class_name(*state.dataset, label_of(state.dataset->train, image.index));
}

// As they are now, also while training feeds others.
void open_large(StackAugmented& state, const AugmentedSamples::Layer& pictures,
                std::string_view layer, std::size_t place) {
  LargeImages& large = state.large;
  large.title = augmented_name(state, place);
  large.words =
      tr("Batch {0} of epoch {1}: as {2} got the image, and as it handed it on. Each "
         "number is the grey value of a pixel.",
         with_commas(state.samples->step), with_commas(state.samples->epoch), layer);
  large.height = pictures.shape[0];
  large.width = pictures.shape[1];
  const std::size_t size = element_count(pictures.shape);
  large.images = {{tr("As it was"), sample_of(pictures.before, size, place)},
                  {tr("As it was fed"), sample_of(pictures.after, size, place)}};
  ui::request_frame();
}

// Over both pictures of a sample. Whether it was pressed.
bool draw_press(const StackAugmented& state, const std::string& id, std::size_t place,
                const Rect& pictures) {
  const ui::Press press =
      ui::press_area(id + "." + std::to_string(place), pictures,
                     {.role = ui::Role::button,
                      .label = augmented_name(state, place),
                      .hint = tr("Press to see it large, as it was and as it was fed.")});
  if (press.hovered) {
    const Rect around = pictures.inset(-1.5f);
    ImGui::GetWindowDrawList()->AddRect(around.min, around.max, ui::colors().secondary, 5, 0, 1.5f);
  }
  return press.pressed;
}

// Two rows, one below the other. Which sample was pressed.
std::optional<std::size_t> draw_pictures(StackAugmented& state, const std::string& id) {
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
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < count; ++i) {
    const float left = place.min.x + static_cast<float>(i) * (side + gap);
    if (draw_press(state, id, i, {{left, place.min.y}, {left + side, place.max.y}})) pressed = i;
  }
  return pressed;
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
  const auto pressed = draw_pictures(state, id);
  if (pressed) open_large(state, *pictures, layer_info(layer).name, *pressed);
}

}  // namespace descent
