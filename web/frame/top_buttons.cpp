#include "web/frame/top_buttons.hpp"

#include "web/ui/widgets.hpp"

namespace descent {

void draw_theme_button(const App& app, const Rect& place, Actions& actions) {
  const ThemeChoice now = app.view().theme;
  ImGui::SetCursorScreenPos(place.min);
  ui::Icon icon = ui::Icon::theme_system;
  const char* hint = "Theme: as the system has it. Press for light.";
  ThemeChoice next = ThemeChoice::light;
  if (now == ThemeChoice::light) {
    icon = ui::Icon::theme_light;
    hint = "Theme: light. Press for dark.";
    next = ThemeChoice::dark;
  } else if (now == ThemeChoice::dark) {
    icon = ui::Icon::theme_dark;
    hint = "Theme: dark. Press for the system's.";
    next = ThemeChoice::system;
  }
  if (ui::icon_button("theme", icon, hint, place.width(), ui::ButtonStyle::quiet)) {
    actions.push_back(SetTheme{next});
  }
}

void draw_performance_button(const App& app, const Rect& place, Actions& actions) {
  const bool open = app.view().open.has(Part::performance);
  ImGui::SetCursorScreenPos(place.min);
  if (ui::icon_button("performance.open", ui::Icon::gauge,
                      open ? "Close performance. Key P"
                           : "Performance: how fast it trains, and where the time goes. Key P",
                      place.width(), open ? ui::ButtonStyle::soft : ui::ButtonStyle::quiet)) {
    actions.push_back(ShowPart{Part::performance, !open});
  }
}

void draw_undo_button(const App& app, const Rect& place, Actions& actions) {
  ImGui::SetCursorScreenPos(place.min);
  if (ui::icon_button("undo", ui::Icon::undo, "Undo the last edit. Ctrl+Z", place.width(),
                      ui::ButtonStyle::quiet, app.can_undo())) {
    actions.push_back(Undo{});
  }
}

void draw_redo_button(const App& app, const Rect& place, Actions& actions) {
  ImGui::SetCursorScreenPos(place.min);
  if (ui::icon_button("redo", ui::Icon::redo, "Redo. Ctrl+Shift+Z", place.width(),
                      ui::ButtonStyle::quiet, app.can_redo())) {
    actions.push_back(Redo{});
  }
}

void draw_share_button(TopBar& state, const Rect& place) {
  constexpr const char* hint = "A link, a frame for your own page, or a file.";
  ImGui::SetCursorScreenPos(place.min);
  const bool pressed =
      place.width() > place.height()
          ? ui::button("share", "Share", hint, ui::ButtonStyle::outline, place.width())
          : ui::icon_button("share", ui::Icon::share, hint, place.width(), ui::ButtonStyle::quiet);
  if (pressed) state.share.open = true;
}

void draw_help_button(TopBar& state, const Rect& place) {
  ImGui::SetCursorScreenPos(place.min);
  if (ui::icon_button("help", ui::Icon::help, "What this is, and its keys.", place.width(),
                      ui::ButtonStyle::quiet)) {
    state.help_open = !state.help_open;
  }
}

}  // namespace descent
