#include "web/cards/setting_field.hpp"

#include <string>

namespace descent {

AllowedNumber allowed_of(const NumberSetting& setting) {
  return {setting.low, setting.high, setting.whole};
}

void draw_setting_field(const NumberSetting& setting, std::string_view label, const RunView& run,
                        Actions& actions, float width, std::string_view hint) {
  std::string words(hint.empty() ? setting.meaning : hint);
  if (hint.empty() && !words.empty() && words[0] >= 'a' && words[0] <= 'z') {
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  }
  if (const auto typed = ui::number_field(setting.key, label, setting.value(run.experiment()),
                                          {.format = setting.whole ? "%.0f" : "%.7g",
                                           .width = width,
                                           .tooltip = words,
                                           .allowed = allowed_of(setting)})) {
    actions.push_back(SetSetting{setting.path, *typed});
  }
}

}  // namespace descent
