#include "web/cards/schedule_fields.hpp"

#include <algorithm>
#include <string>
#include <type_traits>

#include "engine/core/words.hpp"
#include "web/app/state/schedule_pieces.hpp"
#include "web/cards/row_fields.hpp"
#include "web/ui/input.hpp"

namespace descent {
namespace {

template <typename Settings>
bool draw_schedule_rows(Settings& settings) {
  bool changed = false;
  for_each_field<Settings>([&](const auto& row) {
    const Said said{"schedule." + std::string(row.key), row.key, row.meaning, true};
    const ExplainedRow line(said.hint());
    changed |= draw_row(said, settings.*row.member, row.allowed, line.field_width());
  });
  return changed;
}

// "behind step [500] the rate [0.001] ×". The names stand above the first alone.
bool draw_piece(PiecewiseConstantDecay& pieces, std::size_t i) {
  const std::string id = "schedule.piece" + std::to_string(i + 1);
  const bool first = i == 0;
  const float side = ui::control_height() > 40 ? 44.f : 30.f, gap = 8;
  const float width = (ImGui::GetContentRegionAvail().x - side - 2 * gap) / 2;
  const AllowedNumber allowed = allowed_boundary(pieces, i);
  bool changed = draw_row(
      {id + ".boundary", first ? tr("behind step") : "",
       tr_noop("the last step with the rate before")},
      pieces.boundaries[i],
      WholeNumber{static_cast<std::uint64_t>(allowed.min), static_cast<std::uint64_t>(allowed.max)},
      width);
  ImGui::SameLine(0, gap);
  changed |=
      draw_row({id + ".value", first ? tr("learning rate") : "", tr_noop("the rate from there on")},
               pieces.values[i], Number{0, limits::scheduled_rate}, width);
  const ImVec2 end = ImGui::GetItemRectMax();
  const ui::KeepLayout keep;
  ImGui::SetCursorScreenPos({end.x + gap, end.y - ui::control_height() / 2 - side / 2});
  if (ui::icon_button(id + ".remove", ui::Icon::close, tr("Without this piece"), side,
                      ui::ButtonStyle::quiet)) {
    pieces = without_piece(std::move(pieces), i);
    changed = true;
  }
  return changed;
}

bool draw_pieces(PiecewiseConstantDecay& pieces, const RunView& run) {
  bool changed = false;
  for (std::size_t i = 0; i < pieces.boundaries.size() && !changed; ++i) {
    changed = draw_piece(pieces, i);
  }
  const std::size_t epoch = run.ready() ? run.snapshot().steps_per_epoch : 1;
  if (ui::button("schedule.add_piece", tr("Add a piece"), tr("Behind the others, at a tenth"),
                 ui::ButtonStyle::outline, 0, may_add_piece(pieces))) {
    const auto rate = static_cast<double>(learning_rate(run.experiment().training.optimizer));
    pieces = with_piece(std::move(pieces), rate, epoch);
    changed = true;
  }
  return changed;
}

}  // namespace

void draw_schedule_fields(const RunView& run, Actions& actions) {
  LearningRateSchedule schedule = run.experiment().training.schedule;
  const bool changed = std::visit(
      [&]<typename Settings>(Settings& settings) {
        if constexpr (std::is_same_v<Settings, PiecewiseConstantDecay>) {
          return draw_pieces(settings, run);
        } else {
          return draw_schedule_rows(settings);
        }
      },
      schedule);
  if (changed) actions.push_back(SetSchedule{std::move(schedule)});
}

}  // namespace descent
