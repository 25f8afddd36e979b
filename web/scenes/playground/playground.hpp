#pragma once

#include <optional>

#include "web/app/looks/plane_maps.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layer_settings.hpp"
#include "web/cards/layout.hpp"
#include "web/cards/metric_curves.hpp"
#include "web/cards/story_text.hpp"
#include "web/render/heatmap_renderer.hpp"
#include "web/scenes/playground/brush_stroke.hpp"
#include "web/scenes/playground/data_card.hpp"
#include "web/scenes/playground/network.hpp"

namespace descent {

// The Playground: points in the plane, a network that learns them, and what it says everywhere.
struct PlaygroundPanel {
  PlaneMaps maps;
  HeatmapRenderer renderer;
  NetworkPanel network;
  std::optional<FormulaPoint> point;  // pressed on the map, for the formulas
  LayerSettings layer;
  DataCard data;
  BrushStroke stroke;
  MetricCurves curves;
  StoryText story;
};

void draw_playground(PlaygroundPanel& state, const RunView& run, const Layout& layout,
                     Actions& actions);

}  // namespace descent
