#include <optional>
#include <vector>

#include "engine/core/words.hpp"
#include "web/scenes/line/loss_picture.hpp"
#include "web/ui/theme.hpp"

namespace descent {
namespace {

SurfacePoint on_surface(const LineTask& task, const Line& line) {
  return {{line.w, line.b}, loss_of(task, line)};
}

std::vector<SurfacePoint> way_of(const LineTask& task, const std::vector<Line>& lines) {
  std::vector<SurfacePoint> way;
  for (const Line& line : lines) way.push_back(on_surface(task, line));
  return way;
}

void draw_marks(const HeightSurface& surface, const DescentFacts& facts) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (facts.least) {
    if (const auto at = surface.place(on_surface(facts.task, *facts.least))) {
      list->AddLine({at->x - 6, at->y}, {at->x + 6, at->y}, ui::colors().text, 1.6f);
      list->AddLine({at->x, at->y - 6}, {at->x, at->y + 6}, ui::colors().text, 1.6f);
    }
  }
  if (const auto at = surface.place(on_surface(facts.task, facts.start))) {
    list->AddCircleFilled(*at, 6, ui::colors().card);
    list->AddCircle(*at, 6, ui::colors().accent, 0, 2.5f);
  }
  if (const auto at = surface.place(on_surface(facts.task, facts.now))) {
    list->AddCircleFilled(*at, 6.5f, ui::colors().card);
    list->AddCircleFilled(*at, 5, ui::colors().accent);
  }
}

}  // namespace

void draw_loss_surface(LossPictureState& state, const DescentShows& shows, const Rect& area) {
  turn_surface("loss_surface", tr("The loss as a surface over w and b"), area, state.turn);
  if (!ImGui::IsRectVisible(area.min, area.max)) return;
  const DescentFacts& facts = shows.facts;
  const HeightSurface surface(state.grid.field(), state.grid.scale(), state.turn, area);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(area.min, area.max, true);
  surface.draw("w", "b", tr("loss"));
  for (const ShownPath& racer : shows.racers) {
    surface.draw_way(way_of(facts.task, racer.lines), racer.color, 1.8f, true);
  }
  surface.draw_way(way_of(facts.task, shows.steps), ui::with_alpha(ui::colors().accent, 0.45f),
                   1.2f, false);
  surface.draw_way(way_of(facts.task, facts.path), ui::colors().accent, 2, true);
  draw_marks(surface, facts);
  list->PopClipRect();
}

}  // namespace descent
