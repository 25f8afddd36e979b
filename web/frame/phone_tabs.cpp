#include "web/frame/phone_tabs.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "engine/core/words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {

float shown_tabs(const Parts& hidden) {
  return 4.f - (hidden.has(Part::data) ? 1 : 0) - (hidden.has(Part::settings) ? 1 : 0);
}

void draw_phone_tabs(const App& app, const Rect& bar, Actions& actions) {
  struct Tab {
    PhoneTab tab;
    const char* title;
  };
  constexpr std::array<Tab, 4> tabs = {{{PhoneTab::data, tr_noop("Data")},
                                        {PhoneTab::network, tr_noop("Network")},
                                        {PhoneTab::output, tr_noop("Output")},
                                        {PhoneTab::training, tr_noop("Training")}}};
  const float width = bar.width() / shown_tabs(app.view().hidden);
  const bool fits = std::all_of(tabs.begin(), tabs.end(), [&](const Tab& tab) {
    return ui::text_size(ui::Font::medium, tr_marked(tab.title)).x <= width;
  });
  const ui::Font font = fits ? ui::Font::medium : ui::Font::label_strong;
  Rect rest = bar;
  const Parts& hidden = app.view().hidden;
  for (const Tab& tab : tabs) {
    const bool left_out = (tab.tab == PhoneTab::data && hidden.has(Part::data)) ||
                          (tab.tab == PhoneTab::training && hidden.has(Part::settings));
    if (left_out) continue;
    const Rect place = rest.cut_left(width);
    const bool chosen = app.view().tab() == tab.tab;
    const std::string id = "tab." + std::string(tab.title);
    const std::string_view title = tr_marked(tab.title);
    if (ui::press_area(id, place,
                       {.role = ui::Role::tab, .label = std::string(title), .on = chosen})
            .pressed) {
      actions.push_back(SetPhoneTab{tab.tab});
    }
    const ui::Colors& c = ui::colors();
    ImDrawList* list = ImGui::GetWindowDrawList();
    ui::draw_text_in(list, font, place, chosen ? c.accent : c.secondary, title, 0.5f);
    if (chosen) {
      const float x = place.center().x;
      list->AddRectFilled({x - 14, place.max.y - 9}, {x + 14, place.max.y - 6}, c.accent, 1.5f);
    }
  }
}

}  // namespace descent
