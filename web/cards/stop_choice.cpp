#include "web/cards/stop_choice.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/words.hpp"
#include "web/app/state/stop_rules.hpp"
#include "web/cards/callbacks_dialog.hpp"
#include "web/cards/settings_button.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float field_width = 70, gap = 6;

// Beside the list that was drawn last.
void draw_threshold(double threshold, const Experiment& experiment, Actions& actions) {
  const Rect list{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  const ui::KeepLayout keep;
  const float height = ui::control_height() - (ui::control_height() > 40 ? 0.f : 4.f);
  ImGui::SetCursorScreenPos({list.max.x + gap, list.max.y - height});
  if (const auto typed =
          ui::number_field("stop_value", "", threshold,
                           {.format = "%.6g",
                            .width = field_width,
                            .tooltip = tr("The threshold: any number may be typed")})) {
    actions.push_back(SetCallbacks{with_threshold(experiment, *typed)});
  }
}

}  // namespace

void draw_stop_choice(const RunView& run, Actions& actions, float width) {
  const Experiment& experiment = run.experiment();
  const std::vector<StopRule> rules = stop_rules(experiment);
  std::vector<ui::Choice> choices;
  for (const StopRule& rule : rules) {
    choices.push_back(
        {std::string(tr_marked(rule.text)), std::string(tr_marked(rule.note)), true, rule.text});
  }
  const std::size_t selected = chosen_stop_rule(experiment, rules);
  const std::optional<double> threshold = stop_threshold(experiment);
  if (width < 0) width = ImGui::GetContentRegionAvail().x;
  const float buttons = settings_button_room() + (threshold ? field_width + gap : 0);
  const char* hint = tr("A callback that is asked at the end of every epoch whether to stop.");
  if (const auto chosen = ui::drop_down("stop_when", tr("Stop when"), choices, selected, hint,
                                        width - buttons, stop_text(experiment))) {
    actions.push_back(SetCallbacks{with_stop_rule(experiment, rules[*chosen].callback)});
  }
  if (threshold) draw_threshold(*threshold, experiment, actions);
  draw_callbacks_button(run, actions);
}

float stop_choice_width(const RunView& run) {
  constexpr float least = 132, most = 190, around_words = 37;
  const float words = ui::text_size(ui::Font::label, stop_text(run.experiment())).x;
  const float list_width = std::clamp(std::ceil(words) + around_words, least, most);
  const bool threshold = stop_threshold(run.experiment()).has_value();
  return list_width + settings_button_room() + (threshold ? gap + field_width : 0);
}

}  // namespace descent
