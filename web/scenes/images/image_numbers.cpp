#include "web/scenes/images/image_numbers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/scenes/images/inside_keys.hpp"
#include "web/scenes/images/pixel_unit.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::vector<ui::ChoiceWord> picture_words() {
  return {
      {"image", tr("image")}, {"mean", tr("mean of its class")}, {"difference", tr("difference")}};
}

// In one line where both have room, else below each other.
void draw_choices(ImageNumbers& state, bool column) {
  const char* of_hint =
      tr("The image, the mean of all training images of its class, or the image minus that mean.");
  const auto chosen = ui::choice(column, "numbers.of", picture_words(),
                                 static_cast<std::size_t>(state.of), of_hint);
  if (chosen) state.of = static_cast<ImageNumbers::Of>(*chosen);
  if (!column) {
    ImGui::SameLine(0, 24);
    if (ImGui::GetContentRegionAvail().x < pixel_unit_words_width()) ImGui::NewLine();
  }
  choose_pixel_unit("numbers.unit", column, state.unit);
}

// Whose mean: the true class, or of a drawing the one that the network takes it for.
std::uint32_t class_of(const InsideLook& look, const ChosenImage& image, const RunView& run) {
  if (const auto truth = truth_of(image, run)) return *truth;
  const std::vector<float>& outputs = look.stages().back().values;
  return static_cast<std::uint32_t>(std::max_element(outputs.begin(), outputs.end()) -
                                    outputs.begin());
}

// What is drawn, and what is said of it; no numbers where the means are not known yet.
struct ShownNumbers {
  std::vector<float> values;
  std::string words;
};

ShownNumbers shown_of(ImageNumbers& state, const InsideLook& look, const ChosenImage& image,
                      const RunView& run) {
  const InsideStage& input = look.stages().front();
  if (state.of == ImageNumbers::Of::image) {
    return {input.values, tr("Each number is the grey value of a pixel: 0 is the background.")};
  }
  const std::uint32_t label = class_of(look, image, run);
  const ClassMeans* means = state.means.means(run);
  if (!means || label >= run.dataset().classes) return {{}, tr("The means are being gathered.")};
  const auto mean = means->of(label);
  if (mean.size() != input.values.size()) return {};
  const std::string count = with_commas(means->samples(label));
  const std::string name = class_name(run.dataset(), label);
  if (state.of == ImageNumbers::Of::mean) {
    return {{mean.begin(), mean.end()}, class_mean_words(*means, label, run.dataset())};
  }
  ShownNumbers shown{
      input.values,
      tr("The image minus the mean of the {0} training images of class {1}: blue where it "
         "has more ink, orange where it has less.",
         count, name)};
  for (std::size_t i = 0; i < mean.size(); ++i) shown.values[i] -= mean[i];
  return shown;
}

PixelPicture picture_of(const ImageNumbers& state, const MapShape& shape,
                        const ShownNumbers& shown) {
  PixelPicture picture;
  picture.height = shape.height;
  picture.width = shape.width;
  picture.values = shown.values;
  picture.unit = state.unit;
  picture.is_signed = state.of == ImageNumbers::Of::difference;
  return picture;
}

}  // namespace

std::string class_mean_words(const ClassMeans& means, std::size_t label, const Dataset& dataset) {
  return tr("The mean of the {0} training images of class {1}.", with_commas(means.samples(label)),
            class_name(dataset, label));
}

float image_numbers_button_width() {
  return ui::text_size(ui::Font::strong, tr("The image in numbers")).x;
}

void draw_image_numbers_button(ImageNumbers& state) {
  if (ui::link("inside.numbers", tr("The image in numbers"),
               tr("The image large, with the number of each pixel, and the mean of its class."))) {
    state.open = true;
  }
}

void draw_image_numbers(ImageNumbers& state, const InsideLook& look, const ChosenImage& image,
                        const RunView& run, float height) {
  const bool column = height <= 0;
  const float top = ImGui::GetCursorScreenPos().y;
  const bool back = ui::button("inside.numbers_back", tr("All layers"),
                               tr("Back to all layers (Escape)."), ui::ButtonStyle::soft);
  if (back || escape_leads_back()) {
    state.open = false;
    ui::request_frame();
  }
  draw_choices(state, column);
  const ShownNumbers shown = shown_of(state, look, image, run);
  ui::small_print(shown.words);
  constexpr float column_height = 480, least = 120;
  const float used = ImGui::GetCursorScreenPos().y - top;
  const Rect area = ui::take_rect(column ? column_height : std::max(height - used, least));
  const MapShape& shape = look.stages().front().maps;
  if (shape.channels != 1 || shown.values.size() != shape.cells()) return;
  const auto middle = draw_pixel_numbers("numbers", shown.words, picture_of(state, shape, shown),
                                         state.middle, area);
  if (middle) state.middle = *middle;
}

}  // namespace descent
