#include "web/frame/message.hpp"

#include <algorithm>

#include "engine/core/words.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/open_list.hpp"
#include "web/ui/widgets.hpp"

namespace descent {

namespace {

constexpr float edge = 12, beside_words = 100;

}  // namespace

std::optional<Rect> message_place(const App& app, const Layout& layout) {
  // The table of weights says it at its head.
  if (app.message().empty() || app.message() == app.view().weights.sentence) return std::nullopt;
  // It would lie on what may be chosen, and is there again behind it.
  if (ui::list_is_open()) return std::nullopt;
  const float width = std::min(560.f, layout.screen.width() - 2 * edge);
  const float height =
      std::max(52.f, ui::text_size(ui::Font::text, app.message(), width - beside_words).y + 28);
  const float left = layout.screen.center().x - width / 2;
  const bool over_bar = layout.phone() && ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
  const float bottom = (over_bar ? layout.screen.max.y : layout.transport.min.y) - edge;
  return Rect{{left, bottom - height}, {left + width, bottom}};
}

void draw_message(const App& app, const Rect& place, Actions& actions) {
  const float words_width = place.width() - beside_words;
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
    ui::stand_in_front();  // a dialog's field may be what it is about
    ImDrawList* list = ImGui::GetWindowDrawList();
    ui::draw_icon(list, wrong ? ui::Icon::warning : ui::Icon::check,
                  {place.min.x + 26, place.center().y}, 18, color);
    const ImVec2 size = ui::text_size(ui::Font::text, app.message(), words_width);
    ui::draw_text(list, ui::Font::text, {place.min.x + 48, place.center().y - size.y / 2},
                  ui::colors().text, app.message(), words_width);
    ImGui::SetCursorScreenPos({place.max.x - 44, place.center().y - 18});
    if (ui::icon_button("message.dismiss", ui::Icon::close, tr("Dismiss"), 36,
                        ui::ButtonStyle::quiet) ||
        ui::front_escape()) {
      actions.push_back(DismissMessage{});
    }
    ui::mark("message", place,
             {.role = wrong ? ui::Role::alert : ui::Role::text, .label = app.message()});
  }
  ImGui::End();
  ImGui::PopStyleColor(2);
}

}  // namespace descent
