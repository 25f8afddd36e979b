#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "web/app/looks/plane_view.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/output_map.hpp"

namespace descent {

// The stroke that is being painted on the output map, by mouse, pen, finger or keyboard. It becomes
// one action when it ends.
struct BrushStroke {
  std::vector<PlanePlace> path;      // of the brush; empty: no stroke
  std::vector<PlanePlace> points;    // that it leaves
  std::optional<PlanePlace> cursor;  // of the keyboard, once it is used
  bool with_keys = false;            // the stroke is the keyboard's
  std::size_t count = 0;             // of strokes, so that each is sprayed in its own way
  bool refused = false;              // a pinch took the finger: nothing more until it is gone
};

// Whether the brush paints points of a class; else of a value.
bool paints_classes(const RunView& run);

// Follows the pointer and the keys over the map that was just drawn, whose press this is, and draws
// what they do.
void paint_stroke(BrushStroke& state, const RunView& run, const MapFrame& frame,
                  const ui::Press& press, Actions& actions);

}  // namespace descent
