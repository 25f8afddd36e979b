#pragma once

#include <imgui.h>

#include <optional>
#include <string>
#include <vector>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/charts/height_pictures.hpp"
#include "web/scenes/line/descent_facts.hpp"
#include "web/scenes/line/loss_grid.hpp"
#include "web/ui/rect.hpp"

// The loss of the Line over w and b, with the way that gradient descent takes on it: as contour
// lines seen from above, or as a surface that can be turned.
namespace descent {

// A path and how it is drawn. Of a racer: as far as the run itself is.
struct ShownPath {
  std::vector<Line> lines;
  ImU32 color = 0;
  std::string id, name;  // of a racer
};

struct DescentShows {
  DescentFacts facts;
  std::vector<ShownPath> racers;
  std::vector<Line> steps;     // of the run within its epochs; empty: they are not known
  std::optional<Line> coming;  // where its next step leads
};
DescentShows descent_shows(const RunView& run, const LineTask& task, const Line& now,
                           RaceWatch& watch);

struct LossPictureState {
  LossGrid grid;
  LossRange view;
  bool fitted = false;  // the view is one of this training already
  std::optional<Line> dragged;
  SurfaceTurn turn;
};

// What is in sight follows the training; still while the start is dragged.
void fit_loss_view(LossPictureState& state, const DescentShows& shows);

void draw_loss_contours(LossPictureState& state, const RunView& run, const DescentShows& shows,
                        const Rect& area, Actions& actions);
void draw_loss_surface(LossPictureState& state, const DescentShows& shows, const Rect& area);

// Training begins anew from this w and b, which become the constants that they are initialised
// with: part of the experiment, so that Reset leads back there, and a link to it.
void begin_at(const RunView& run, const Line& start, Actions& actions);

}  // namespace descent
