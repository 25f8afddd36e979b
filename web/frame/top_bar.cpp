#include "web/frame/top_bar.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <variant>

#include "web/ui/widgets.hpp"

namespace descent {
namespace {

struct SceneTab {
  Scene scene;
  const char* title;
  const char* hint;
};
constexpr std::array<SceneTab, scene_count> scene_tabs = {{
    {Scene::line, "Line", "One neuron finds the line through a few points."},
    {Scene::playground, "Playground", "A small network learns to tell points in the plane apart."},
    {Scene::digits, "Digits", "A network learns to read images of digits or garments."},
}};

void draw_scene_tabs(const App& app, Rect& bar, Actions& actions) {
  for (const SceneTab& tab : scene_tabs) {
    const bool chosen = app.view().scene == tab.scene;
    const float width = ui::text_size(ui::Font::medium, tab.title).x + 24;
    const Rect place = bar.cut_left(width, 6);
    const std::string id = "scene." + std::string(to_string(tab.scene));
    const ui::Press press = ui::press_area(id, place, tab.hint);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ui::Colors& c = ui::colors();
    if (chosen || press.hovered) {
      list->AddRectFilled(place.min, place.max, chosen ? c.accent_soft : c.hover, 8);
    }
    const ImU32 ink = chosen ? c.accent : press.hovered ? c.text : c.secondary;
    ui::draw_text_in(list, ui::Font::medium, place, ink, tab.title, 0.5f);
    if (press.pressed) actions.push_back(SetScene{tab.scene});
  }
}

void draw_scene_list(const App& app, const Rect& place, Actions& actions) {
  std::vector<ui::Choice> choices;
  for (const SceneTab& tab : scene_tabs) choices.push_back({tab.title, tab.hint});
  ImGui::SetCursorScreenPos(place.min);
  const auto now = static_cast<std::size_t>(app.view().scene);
  if (const auto chosen =
          ui::drop_down("scene", "", choices, now, "What to look at.", place.width())) {
    actions.push_back(SetScene{scene_tabs[*chosen].scene});
  }
}

void draw_presets(const App& app, const Rect& place, Actions& actions) {
  if (app.view().hidden.has(Part::preset)) return;
  std::vector<ui::Choice> choices;
  std::vector<const Preset*> offered;
  std::size_t selected = app.presets().size();
  for (const Preset& preset : app.presets()) {
    if (preset.scene != app.view().scene) continue;
    const ImageSetStatus* set = app.image_set(preset.experiment.data.name);
    const bool absent = set != nullptr && set->state == ImageSetStatus::State::absent;
    if (preset.id == app.preset_id()) selected = offered.size();
    choices.push_back(
        {preset.title, absent ? set->title + " is not on this site" : preset.about, !absent});
    offered.push_back(&preset);
  }
  ImGui::SetCursorScreenPos(place.min);
  const std::string_view shown = app.preset_id().empty() ? "Your own settings" : "";
  if (const auto chosen =
          ui::drop_down("preset", "", choices, selected, "Experiments that are known to work.",
                        place.width(), shown)) {
    actions.push_back(LoadPreset{offered[*chosen]->id});
  }
}

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
  const bool open = app.view().performance;
  ImGui::SetCursorScreenPos(place.min);
  if (ui::icon_button("performance.open", ui::Icon::gauge,
                      open ? "Close performance. Key P"
                           : "Performance: how fast it trains, and where the time goes. Key P",
                      place.width(), open ? ui::ButtonStyle::soft : ui::ButtonStyle::quiet)) {
    actions.push_back(ShowPerformance{!open});
  }
}

void draw_undo_buttons(const App& app, const Rect& undo, const Rect& redo, Actions& actions) {
  using ui::ButtonStyle;
  ImGui::SetCursorScreenPos(undo.min);
  if (ui::icon_button("undo", ui::Icon::undo, "Undo the last edit. Ctrl+Z", undo.width(),
                      ButtonStyle::quiet, app.can_undo())) {
    actions.push_back(Undo{});
  }
  ImGui::SetCursorScreenPos(redo.min);
  if (ui::icon_button("redo", ui::Icon::redo, "Redo. Ctrl+Shift+Z", redo.width(),
                      ButtonStyle::quiet, app.can_redo())) {
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

// A phone's bar has no room for all of them.
// A finger gets no tooltips.
void name_menu(const Rect& row, float size, float step) {
  float x = row.min.x + size / 2;
  for (const char* name : {"Share", "Performance", "Theme", "Help"}) {
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label,
                     {{x - step / 2, row.max.y}, {x + step / 2, row.max.y + 16}},
                     ui::colors().secondary, name, 0.5f);
    x += step;
  }
}

void draw_menu(TopBar& state, const App& app, const Rect& place, Actions& actions) {
  ImGui::SetCursorScreenPos(place.min);
  if (ui::icon_button("menu", ui::Icon::menu, "Share, performance, theme, help.", place.width(),
                      ui::ButtonStyle::quiet)) {
    ImGui::OpenPopup("top_menu");
    ui::request_frame();
  }
  constexpr float size = 52, gap = 30, padding = 8, words = 18, margin = gap / 2;
  const float width = 4 * (size + gap) + 2 * padding;
  ImGui::SetNextWindowPos({place.max.x - width, place.max.y + 4});
  ImGui::SetNextWindowSize({width, size + words + 2 * padding});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(padding, padding));
  if (ImGui::BeginPopup("top_menu", ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav)) {
    const std::size_t before = actions.size();
    Rect row{ImGui::GetCursorScreenPos(), {}};
    row.max = {row.min.x + width, row.min.y + size};
    row.min.x += margin;
    name_menu(row, size, size + gap);
    draw_share_button(state, row.cut_left(size, gap));
    draw_performance_button(app, row.cut_left(size, gap), actions);
    draw_theme_button(app, row.cut_left(size, gap), actions);
    const bool help = state.help_open;
    draw_help_button(state, row.cut_left(size));
    const bool dialog = state.share.open || state.help_open != help;
    const bool performance =
        actions.size() > before && actions.back().as<ShowPerformance>() != nullptr;
    if (dialog || performance || ImGui::IsKeyPressed(ImGuiKey_Escape)) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

// What stands on the right, from the right; `bar` is what is left.
void draw_buttons(TopBar& state, const App& app, const Layout& layout, Rect& bar,
                  Actions& actions) {
  const float size = bar.height();
  if (layout.phone()) {
    draw_menu(state, app, bar.cut_right(size), actions);
    const Rect redo = bar.cut_right(size), undo = bar.cut_right(size);
    draw_undo_buttons(app, undo, redo, actions);
    return;
  }
  const bool roomy = layout.screen.width() > 900;
  draw_help_button(state, bar.cut_right(size, 2));
  draw_theme_button(app, bar.cut_right(size, 2), actions);
  draw_performance_button(app, bar.cut_right(size, roomy ? 10 : 2), actions);
  draw_share_button(state, bar.cut_right(roomy ? 72 : size, roomy ? 10 : 2));
  const Rect redo = bar.cut_right(size, 2), undo = bar.cut_right(size, 10);
  draw_undo_buttons(app, undo, redo, actions);
}

void draw_brand(const Layout& layout, Rect& bar) {
  if (layout.phone()) return;  // the names of the presets need the room
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect mark = bar.cut_left(22, 9);
  ui::draw_mark(list, mark.center(), 22);
  if (layout.screen.width() <= 900) return;
  const float width = ui::text_size(ui::Font::title, "Descent").x;
  ui::draw_text_in(list, ui::Font::title, bar.cut_left(width + 1, 24), ui::colors().text,
                   "Descent");
}

}  // namespace

void draw_top_bar(TopBar& state, const App& app, const Layout& layout, Actions& actions) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect& top = layout.top;
  if (top.height() <= 0) return;
  list->AddRectFilled(top.min, top.max, ui::colors().card);
  list->AddRectFilled({top.min.x, top.max.y - 1}, top.max, ui::colors().line);

  const bool phone = layout.phone();
  const float height = phone ? 44.f : 34.f;
  Rect bar = top;
  bar.min.x += phone ? 12 : 20;
  bar.max.x -= phone ? 6 : 14;
  bar.min.y += (top.height() - height) / 2;
  bar.max.y = bar.min.y + height;

  draw_brand(layout, bar);
  draw_buttons(state, app, layout, bar, actions);
  if (phone) {
    draw_scene_list(app, bar.cut_left(118, 6), actions);
    draw_presets(app, bar, actions);
  } else {
    draw_scene_tabs(app, bar, actions);
    draw_presets(app, bar.cut_right(std::min(bar.width(), 230.f)), actions);
  }
}

}  // namespace descent
