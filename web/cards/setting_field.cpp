#include "web/cards/setting_field.hpp"

#include <string>

#include "engine/core/text.hpp"
#include "engine/core/words.hpp"
#include "web/cards/row_fields.hpp"

namespace descent {

AllowedNumber allowed_of(const NumberSetting& setting) {
  return {setting.low, setting.high, setting.whole};
}

void draw_setting_field(const NumberSetting& setting, std::string_view label, const RunView& run,
                        Actions& actions, float width, std::string_view hint) {
  const std::string words =
      hint.empty() ? capitalized(std::string(tr_marked(setting.meaning))) : std::string(hint);
  if (const auto typed = ui::number_field(setting.key, label, setting.value(run.experiment()),
                                          {.format = setting.whole ? "%.0f" : "%.7g",
                                           .width = width,
                                           .tooltip = words,
                                           .allowed = allowed_of(setting)})) {
    actions.push_back(SetSetting{setting.path, *typed});
  }
}

}  // namespace descent
