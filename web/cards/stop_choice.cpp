#include "web/cards/stop_choice.hpp"

#include "engine/core/closed_set.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/stop_rules.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float field_width = 70, gap = 6;

// Of the only one.
std::string stop_name(const Experiment& experiment) {
  for (const Callback& callback : experiment.training.callbacks) {
    if (may_stop(callback)) return std::string(name_of(callback));
  }
  return "";
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
  const std::size_t count = stop_count(experiment);
  const std::string shown = selected < rules.size() ? std::string(tr_marked(rules[selected].text))
                            : count > 1             ? tr("{0} rules", count)
                                                    : stop_name(experiment);
  const std::optional<double> threshold = stop_threshold(experiment);
  if (width < 0) width = ImGui::GetContentRegionAvail().x;
  const float list_width = threshold ? width - field_width - gap : width;
  const char* hint = tr("A callback that is asked at the end of every epoch whether to stop.");
  if (const auto chosen =
          ui::drop_down("stop_when", tr("Stop when"), choices, selected, hint, list_width, shown)) {
    actions.push_back(SetCallbacks{with_stop_rule(experiment, rules[*chosen].callback)});
  }
  if (!threshold) return;
  const Rect list{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  const float height = ui::control_height() - (ui::control_height() > 40 ? 0.f : 4.f);
  const ui::KeepLayout keep;
  ImGui::SetCursorScreenPos({list.max.x + gap, list.max.y - height});
  if (const auto typed =
          ui::number_field("stop_value", "", *threshold,
                           {.format = "%.6g",
                            .width = field_width,
                            .tooltip = tr("The threshold: any number may be typed")})) {
    actions.push_back(SetCallbacks{with_threshold(experiment, *typed)});
  }
}

float stop_choice_width(const RunView& run) {
  constexpr float list_width = 132;
  return stop_threshold(run.experiment()) ? list_width + gap + field_width : list_width;
}

}  // namespace descent
