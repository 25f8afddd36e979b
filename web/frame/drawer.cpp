#include "web/frame/drawer.hpp"

#include "engine/core/words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::string_view button_text(const Layout& layout) {
  return tr_marked(scene_info(layout.scene).left);
}

constexpr float button_height = 24;

bool is_drawer(const Layout& layout) { return layout.size == Size::medium && !layout.data_hidden; }

}  // namespace

void draw_drawer_scrim(const Layout& layout, Actions& actions) {
  if (!is_drawer(layout) || !layout.show_left) return;
  Rect place = layout.screen;
  place.min.y = layout.top.max.y;
  place.max.y = layout.transport.min.y;
  ImGui::SetCursorScreenPos(place.min);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleColor(ImGuiCol_ChildBg, 0);
  ImGui::BeginChild("drawer_scrim", place.size(), ImGuiChildFlags_None);
  ImGui::GetWindowDrawList()->AddRectFilled(place.min, place.max,
                                            ui::with_alpha(ui::colors().scrim, 0.35f));
  if (ui::press_area("drawer.outside", place,
                     {.role = ui::Role::button, .label = tr("Close the data")})
          .pressed)
    actions.push_back(ShowDataDrawer{false});
  ImGui::EndChild();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
}

void draw_drawer_close(const Layout& layout, const Rect& card, Actions& actions) {
  if (!is_drawer(layout)) return;
  const ui::KeepLayout keep;
  const ImVec2 corner = {card.max.x - 40, card.min.y + 8};
  // A window of its own: what is scrolled there goes below it, and presses come to it.
  ImGui::SetCursorScreenPos(corner);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleColor(ImGuiCol_ChildBg, 0);
  ImGui::BeginChild("drawer_corner", {32, 32}, ImGuiChildFlags_None, ImGuiWindowFlags_NoScrollbar);
  ImGui::GetWindowDrawList()->AddRectFilled(corner, {corner.x + 32, corner.y + 32},
                                            ui::colors().card, 16);
  if (ui::icon_button("drawer.close", ui::Icon::close, tr("Close"), 32, ui::ButtonStyle::quiet)) {
    actions.push_back(ShowDataDrawer{false});
  }
  ImGui::EndChild();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
}

float drawer_button_width(const Layout& layout) {
  if (!is_drawer(layout)) return 0;
  return ui::text_size(ui::Font::label_strong, button_text(layout)).x + 40;
}

void draw_drawer_button(const Layout& layout, Actions& actions) {
  if (!is_drawer(layout)) return;
  const ImVec2 min = ImGui::GetCursorScreenPos();
  const Rect place{{min.x, min.y - 2},
                   {min.x + drawer_button_width(layout), min.y - 2 + button_height}};
  const std::string_view hint = tr_marked(scene_info(layout.scene).left_hint);
  const ui::Press press = ui::press_area("drawer.open", place, hint);
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(place.min, place.max, press.hovered ? c.hover : c.card, 6);
  list->AddRect(place.min, place.max, c.line, 6);
  ui::draw_icon(list, ui::Icon::menu, {place.min.x + 15, place.center().y}, 14, c.secondary);
  const Rect text{{place.min.x + 27, place.min.y}, place.max};
  ui::draw_text_in(list, ui::Font::label_strong, text, c.text, button_text(layout));
  if (press.pressed) actions.push_back(ShowDataDrawer{true});
}

}  // namespace descent
