#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/inspect/window_over.hpp"
#include "web/app/looks/inside_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/render/map_atlas.hpp"

namespace descent {

// What the arithmetic of a number is drawn from.
struct CellView {
  // Map 0 is the input's channel, map 1 the output's, the others a convolution's weights for each
  // channel of its input.
  MapAtlas& atlas;
  const InsideLook& look;
  const RunView& run;
  CellPlace place;  // that is shown: what one points at, else what was chosen
  Actions& actions;
  std::optional<std::size_t>& picked;   // of the window's cells
  std::string input_name, output_name;  // of the stages

  const InsideStage& input() const { return look.input_of(place.layer); }
  const InsideStage& output() const { return look.output_of(place.layer); }
  const Layer& layer() const { return look.model().layers()[place.layer]; }
  bool convolves() const { return std::holds_alternative<Conv2D>(layer()); }
  std::optional<SlidingWindow> window() const { return window_of(layer(), input().shape); }
};

// The weights of the output's filter as maps, one for each channel of the input, at most 128; none
// where the layer is no convolution.
void add_filter(const CellView& view, std::vector<AtlasMap>& maps);

// These as tiles, and what each channel adds to the sum: pressing one shows it large. Nothing where
// there is only one.
void draw_channels(const CellView& view, const OutputTerms& found);

}  // namespace descent
