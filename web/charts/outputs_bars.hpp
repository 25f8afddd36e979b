#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "engine/data/dataset.hpp"
#include "web/ui/rect.hpp"

// The outputs of a network for one image, a bar for each class.
namespace descent {

struct OutputsBars {
  const Dataset* dataset = nullptr;  // names the classes
  std::span<const float> values;     // one per class; empty: nothing to show yet
  bool probabilities = true;         // shown as percentages
  bool quiet = false;                // no bar stands out: the network has not learnt yet
  std::optional<std::uint32_t> truth;
};

// Ten bars (or as many as there are classes) that share the height of `area`.
void draw_outputs_bars(const OutputsBars& bars, const Rect& area);

// The class as the data set calls it: "3", "Sandal".
std::string class_name(const Dataset& dataset, std::size_t label);
// Shorter where it has alternatives: "T-shirt" of "T-shirt/top".
std::string short_class_name(const Dataset& dataset, std::size_t label);
// The widest of the names.
float class_names_width(const Dataset& dataset);

// "94 %", or a plain number where it is no probability.
std::string confidence_text(float value, bool probability, int decimals);

// A quiet groove with `fraction` of it filled.
void draw_bar(ImDrawList* list, const Rect& groove, float fraction, ImU32 color);

}  // namespace descent
