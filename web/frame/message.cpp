#include "web/frame/message.hpp"

#include <algorithm>

#include "engine/core/words.hpp"
#include "web/ui/open_list.hpp"
#include "web/ui/widgets.hpp"

namespace descent {

void draw_message(const App& app, const Layout& layout, Actions& actions) {
  // The table of weights says it at its head.
  if (app.message().empty() || app.message() == app.view().weights.sentence) return;
  if (ui::list_is_open())
    return;  // it would lie on what may be chosen, and is there again behind it
  const float width = std::min(560.f, layout.screen.width() - 24);
  const float words_width = width - 100;
  const float height =
      std::max(52.f, ui::text_size(ui::Font::text, app.message(), words_width).y + 28);
  const float left = layout.screen.center().x - width / 2;
  const float bottom = layout.transport.min.y - 12;
  const Rect place{{left, bottom - height}, {left + width, bottom}};

  ImGui::SetNextWindowPos(place.min);
  ImGui::SetNextWindowSize(place.size());
  const bool wrong = app.message_is_error();
  const auto& color = wrong ? ui::colors().danger : ui::colors().accent;
  ImGui::PushStyleColor(ImGuiCol_WindowBg,
                        wrong ? ui::colors().danger_soft : ui::colors().accent_soft);
  ImGui::PushStyleColor(ImGuiCol_Border, color);
  constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                     ImGuiWindowFlags_NoFocusOnAppearing;
  if (ImGui::Begin("##message", nullptr, flags)) {
    ui::keep_in_front();  // a dialog's field may be what it is about
    ImDrawList* list = ImGui::GetWindowDrawList();
    ui::draw_icon(list, wrong ? ui::Icon::warning : ui::Icon::check,
                  {place.min.x + 26, place.center().y}, 18, color);
    const ImVec2 size = ui::text_size(ui::Font::text, app.message(), words_width);
    ui::draw_text(list, ui::Font::text, {place.min.x + 48, place.center().y - size.y / 2},
                  ui::colors().text, app.message(), words_width);
    ImGui::SetCursorScreenPos({place.max.x - 44, place.center().y - 18});
    if (ui::icon_button("message.dismiss", ui::Icon::close, tr("Dismiss"), 36,
                        ui::ButtonStyle::quiet)) {
      actions.push_back(DismissMessage{});
    }
    ui::mark("message", place);
  }
  ImGui::End();
  ImGui::PopStyleColor(2);
}

}  // namespace descent
