#pragma once

#include "web/app/app.hpp"
#include "web/app/plane_maps.hpp"
#include "web/panels/brush_stroke.hpp"
#include "web/panels/data_card.hpp"
#include "web/panels/layer_settings.hpp"
#include "web/panels/layout.hpp"
#include "web/panels/metric_curves.hpp"
#include "web/panels/network.hpp"
#include "web/panels/story_text.hpp"
#include "web/render/heatmap_renderer.hpp"

namespace descent {

// The Playground: points in the plane, a network that learns them, and what it says everywhere.
struct PlaygroundPanel {
  PlaneMaps maps;
  HeatmapRenderer renderer;
  NetworkPanel network;
  LayerSettings layer;
  DataCard data;
  BrushStroke stroke;
  MetricCurves curves;
  StoryText story;
};

void draw_playground(PlaygroundPanel& state, const App& app, const Layout& layout,
                     Actions& actions);

}  // namespace descent
