#pragma once

#include <string_view>

#include "engine/experiment/settings.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/ui/widgets.hpp"

namespace descent {

// What may be typed for it.
AllowedNumber allowed_of(const NumberSetting& setting);

// A field for a number of the experiment, as its row has it: marked by its key, with its range and,
// where `hint` is empty, its meaning as the hint.
void draw_setting_field(const NumberSetting& setting, std::string_view label, const RunView& run,
                        Actions& actions, float width = -1, std::string_view hint = {});

// The same of &TrainingSettings::epochs.
template <typename Owner, typename Value>
void draw_setting_field(Value Owner::* member, std::string_view label, const RunView& run,
                        Actions& actions, float width = -1, std::string_view hint = {}) {
  draw_setting_field(number_setting(path_of(member)), label, run, actions, width, hint);
}

}  // namespace descent
