#include "web/scenes/images/inside_words.hpp"

#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/looks/image_origins.hpp"
#include "web/charts/outputs_bars.hpp"

namespace descent {

std::string stage_name(const InsideLook& look, std::size_t stage) {
  if (stage == 0) return tr("Image");
  return std::to_string(stage) + " " + std::string(layer_name(look.model().layers()[stage - 1]));
}

std::string shape_words(const Shape& shape) {
  std::string words;
  for (const std::size_t extent : shape) {
    words += (words.empty() ? "" : "×") + std::to_string(extent);
  }
  return words;
}

std::string image_name(const ChosenImage& image, const RunView& run) {
  return image.drawing ? std::string(tr("Your drawing")) : image_name(image.image, run.dataset());
}

std::string image_words(const ChosenImage& image, const RunView& run) {
  const std::string name = image_name(image, run);
  if (image.drawing) return name;
  const auto truth = truth_of(image, run);
  return truth ? name + ", " + class_name(run.dataset(), *truth) : name;
}

std::string term_text(double value) { return short_text(value, std::abs(value) < 1000 ? 4 : 6); }

std::string map_words(const MapNumbers& map) {
  if (map.dead()) return tr("all zero for this image");
  const auto number = [](double value) { return short_text(value, 3); };
  // What is smaller is nothing but the rounding of its float32 numbers.
  const double rounding = 1e-7 * double{map.size()};
  const double mean = std::abs(map.mean) < rounding ? 0 : map.mean;
  std::string words = tr("{0} … {1}, mean {2}, {3} zeros", number(double{map.least}),
                         number(double{map.largest}), number(mean), percent_text(map.zeros));
  if (!map.finite) words += std::string("; ") + tr("some are not numbers");
  return words;
}

std::string parameter_count(const InsideLook& look, std::size_t stage) {
  const std::size_t count = stage == 0 ? 0 : look.model().parameter_count(stage - 1);
  return count == 0 ? std::string() : with_commas(count);
}

std::string parameters_words(const InsideLook& look, std::size_t stage) {
  if (stage == 0) return {};
  const std::size_t count = look.model().parameter_count(stage - 1);
  return count == 0 ? std::string()
                    : tr_n("{1} parameter", "{1} parameters", count, with_commas(count));
}

}  // namespace descent
