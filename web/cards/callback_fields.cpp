#include "web/cards/callback_fields.hpp"

#include <string>
#include <type_traits>
#include <vector>

#include "engine/core/closed_set.hpp"
#include "engine/core/text.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/callback_edits.hpp"
#include "web/cards/row_fields.hpp"
#include "web/ui/input.hpp"

namespace descent {
namespace {

// Its name and what it does; on the right the button. Whether that was pressed.
bool draw_callback_title(const std::string& id, const Callback& callback) {
  const float side = ui::control_height() > 40 ? 44.f : 30.f;
  const Rect line = ui::take_rect(side);
  Rect rest = line;
  const Rect button = rest.cut_right(side, 8);
  const std::string_view name = name_of(callback);
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::strong, rest, ui::colors().text, name);
  bool pressed = false;
  {
    const ui::KeepLayout keep;
    ImGui::SetCursorScreenPos(button.min);
    pressed = ui::icon_button(id + ".remove", ui::Icon::trash, tr("Train without {0}", name), side,
                              ui::ButtonStyle::quiet);
  }
  const auto meaning = std::visit([](const auto& one) { return one.meaning; }, callback);
  ui::small_print(capitalized(std::string(tr_marked(meaning))) + ".");
  return pressed;
}

// On which side of the threshold it stops: what is chosen is another callback.
bool draw_side(const std::string& id, Callback& callback) {
  const ExplainedRow row(tr("on which side of the threshold it stops"));
  const std::vector<ui::Choice> sides = {{tr("below"), "", true, "below"},
                                         {tr("above"), "", true, "above"}};
  const std::size_t now = std::holds_alternative<StopAbove>(callback) ? 1 : 0;
  const auto chosen =
      draw_choice({id + ".side", tr("stops when"), "", true}, sides, now, row.field_width());
  if (!chosen || *chosen == now) return false;
  callback = on_other_side(callback);
  return true;
}

// All settings of one; of what may be watched only what these data measure.
template <typename Settings>
bool draw_rows(const std::string& id, Settings& settings, const std::vector<Monitor>& monitors) {
  bool changed = false;
  for_each_field<Settings>([&](const auto& row) {
    if (!row.is_of(settings)) return;
    auto& value = settings.*row.member;
    const Said said{id + "." + std::string(row.key), row.key, row.meaning, true};
    const ExplainedRow line(said.hint());
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Monitor>) {
      changed |= draw_one_of(said, value, monitors, line.field_width());
    } else {
      changed |= draw_row(said, value, row.allowed, line.field_width());
    }
  });
  return changed;
}

}  // namespace

void draw_callback_fields(std::size_t place, const RunView& run, Actions& actions) {
  const Experiment& experiment = run.experiment();
  Callback callback = experiment.training.callbacks[place];
  const std::string id = "callback" + std::to_string(place + 1);
  if (draw_callback_title(id, callback)) {
    actions.push_back(remove_callback(experiment, place));
    return;
  }
  bool changed = threshold_of(callback) && draw_side(id, callback);
  const std::vector<Monitor> monitors = measured(experiment);
  changed |= std::visit([&](auto& one) { return draw_rows(id, one, monitors); }, callback);
  if (!changed) return;
  if (const double* threshold = threshold_of(callback)) {  // of an accuracy at most 1
    callback = with_threshold(callback, *threshold);
  }
  actions.push_back(change_callback(experiment, place, callback));
}

}  // namespace descent
