#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "web/charts/height_field.hpp"
#include "web/ui/rect.hpp"

namespace descent {

// A round height of a scale: its share of it, and the number.
struct HeightTick {
  double share = 0;
  std::string label;
};
// About so many, from the lowest upwards; none where all heights are the same.
std::vector<HeightTick> height_ticks(const HeightScale& scale, std::size_t most);

// A strip of the heights' colours, upwards, with their numbers to the right of it and `title`
// above.
inline constexpr float height_legend_width = 62;
void draw_height_legend(const HeightScale& scale, const char* title, Rect area);

}  // namespace descent
