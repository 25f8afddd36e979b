#include "web/frame/top_buttons.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>

#include "engine/core/words.hpp"
#include "engine/experiment/catalogue.hpp"
#include "web/ui/host.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {

void draw_theme_button(const App& app, const Rect& place, Actions& actions) {
  const ThemeChoice now = app.view().theme;
  ImGui::SetCursorScreenPos(place.min);
  ui::Icon icon = ui::Icon::theme_system;
  const char* hint = tr("Theme: as the system has it. Press for light.");
  ThemeChoice next = ThemeChoice::light;
  if (now == ThemeChoice::light) {
    icon = ui::Icon::theme_light;
    hint = tr("Theme: light. Press for dark.");
    next = ThemeChoice::dark;
  } else if (now == ThemeChoice::dark) {
    icon = ui::Icon::theme_dark;
    hint = tr("Theme: dark. Press for the system's.");
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
                      open ? tr("Close performance. Key P")
                           : tr("Performance: how fast it trains, and where the time goes. Key P"),
                      place.width(), open ? ui::ButtonStyle::soft : ui::ButtonStyle::quiet)) {
    actions.push_back(ShowPart{Part::performance, !open});
  }
}

void draw_undo_button(const App& app, const Rect& place, Actions& actions) {
  ImGui::SetCursorScreenPos(place.min);
  if (ui::icon_button("undo", ui::Icon::undo, tr("Undo the last edit. Ctrl+Z"), place.width(),
                      ui::ButtonStyle::quiet, app.can_undo())) {
    actions.push_back(Undo{});
  }
}

void draw_redo_button(const App& app, const Rect& place, Actions& actions) {
  ImGui::SetCursorScreenPos(place.min);
  if (ui::icon_button("redo", ui::Icon::redo, tr("Redo. Ctrl+Shift+Z"), place.width(),
                      ui::ButtonStyle::quiet, app.can_redo())) {
    actions.push_back(Redo{});
  }
}

void draw_share_button(TopBar& state, const Rect& place) {
  const char* hint = tr("A link, a frame for your own page, or a file.");
  ImGui::SetCursorScreenPos(place.min);
  const bool pressed =
      place.width() > place.height()
          ? ui::button("share", tr("Share"), hint, ui::ButtonStyle::outline, place.width())
          : ui::icon_button("share", ui::Icon::share, hint, place.width(), ui::ButtonStyle::quiet);
  if (pressed) state.share.open = true;
}

void draw_runs_button(TopBar& state, const App& app, const Rect& place) {
  ImGui::SetCursorScreenPos(place.min);
  const bool several = app.runs().size() > 1;
  if (ui::icon_button("runs", ui::Icon::copy,
                      tr("Runs side by side: keep this one, and compare it with another"),
                      place.width(), several ? ui::ButtonStyle::soft : ui::ButtonStyle::quiet,
                      app.driver() != nullptr)) {
    state.runs.open = true;
  }
}

void draw_language_button(const Rect& place, bool whole) {
  const auto now =
      std::find_if(std::begin(languages), std::end(languages),
                   [](const LanguageName& one) { return one.code == language_code(); });
  const LanguageName& next = now + 1 < std::end(languages) ? now[1] : languages[0];
  std::string code(next.code);
  for (char& letter : code) letter = static_cast<char>(std::toupper(letter));
  ImGui::SetCursorScreenPos({place.min.x, place.center().y - ui::control_height() / 2});
  // Its own name is what somebody looks for who reads no other language.
  if (ui::button("language", whole ? std::string(next.name) : code,
                 tr("Language: {0}. Press for {1}.", now->name, next.name), ui::ButtonStyle::quiet,
                 place.width())) {
    ui::host().choose_language(std::string(next.code));
    ui::request_frame();
  }
}

bool offers_lessons() { return ui::host().show_lessons != nullptr; }

void draw_lessons_button(const Rect& place) {
  const char* hint = tr("Lessons: step by step, with goals that check themselves.");
  ImGui::SetCursorScreenPos(place.min);
  const bool pressed =
      place.width() > place.height()
          ? ui::button("lessons", tr("Lessons"), hint, ui::ButtonStyle::outline, place.width())
          : ui::icon_button("lessons", ui::Icon::lessons, hint, place.width(),
                            ui::ButtonStyle::quiet);
  if (pressed) ui::host().show_lessons();
}

void draw_landscape_button(const App& app, const Rect& place, Actions& actions) {
  ImGui::SetCursorScreenPos(place.min);
  if (ui::icon_button("landscape", ui::Icon::landscape,
                      tr("Loss landscape: the loss around this network, and the way through it"),
                      place.width(), ui::ButtonStyle::quiet, app.driver() != nullptr)) {
    LandscapeView landscape = app.view().landscape;
    landscape.open = true;
    actions.push_back(ShowLandscape{landscape});
  }
}

void draw_help_button(TopBar& state, const Rect& place) {
  ImGui::SetCursorScreenPos(place.min);
  if (ui::icon_button("help", ui::Icon::help, tr("What this is, and its keys."), place.width(),
                      ui::ButtonStyle::quiet)) {
    state.help_open = !state.help_open;
  }
}

}  // namespace descent
