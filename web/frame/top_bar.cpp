#include "web/frame/top_bar.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/core/words.hpp"
#include "web/app/state/offered_presets.hpp"
#include "web/cards/preset_about.hpp"
#include "web/frame/top_buttons.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

void draw_scene_tabs(const App& app, Rect& bar, Actions& actions) {
  for (const SceneInfo& tab : all_scenes()) {
    const bool chosen = app.view().scene == tab.scene;
    const std::string_view title = tr_marked(tab.title);
    const float width = ui::text_size(ui::Font::medium, title).x + 24;
    const Rect place = bar.cut_left(width, 6);
    const std::string id = "scene." + std::string(tab.id);
    const ui::Press press = ui::press_area(id, place,
                                           {.role = ui::Role::tab,
                                            .label = std::string(title),
                                            .on = chosen,
                                            .hint = std::string(tr_marked(tab.hint))});
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ui::Colors& c = ui::colors();
    if (chosen || press.hovered) {
      list->AddRectFilled(place.min, place.max, chosen ? c.accent_soft : c.hover, 8);
    }
    const ImU32 ink = chosen ? c.accent : press.hovered ? c.text : c.secondary;
    ui::draw_text_in(list, ui::Font::medium, place, ink, title, 0.5f);
    if (press.pressed) actions.push_back(SetScene{tab.scene});
  }
}

void draw_scene_list(const App& app, const Rect& place, Actions& actions) {
  std::vector<ui::Choice> choices;
  for (const SceneInfo& tab : all_scenes()) {
    choices.push_back(
        {std::string(tr_marked(tab.title)), std::string(tr_marked(tab.hint)), true, tab.title});
  }
  ImGui::SetCursorScreenPos(place.min);
  const auto now = static_cast<std::size_t>(app.view().scene);
  if (const auto chosen =
          ui::drop_down("scene", "", choices, now, tr("What to look at."), place.width())) {
    actions.push_back(SetScene{all_scenes()[*chosen].scene});
  }
}

constexpr float around_preset = 42;  // the words of the list

const char* own_settings() { return tr("Your own settings"); }

const char* own_settings(float width) {
  const bool fits = ui::text_size(ui::Font::axis, own_settings()).x <= width - around_preset;
  return fits ? own_settings() : tr("Your own");
}

// Of the list, so that every name of this scene is whole where there is room, and none moves it.
float presets_width(const App& app) {
  constexpr float least = 150;
  float width = ui::text_size(ui::Font::text, own_settings()).x;
  for (const Preset& preset : app.presets()) {
    if (preset.scene != app.view().scene) continue;
    width = std::max(width, ui::text_size(ui::Font::text, tr_marked(preset.title)).x);
  }
  return std::max(least, width + around_preset);
}

// What the chosen experiment shows stays to be read where there is room for it.
void draw_preset_about(const App& app, const Rect& place) {
  if (app.view().hidden.has(Part::preset)) return;
  const std::string about = preset_about(app.shown_run());
  const ImVec2 size = ui::text_size(ui::Font::label, about, place.width());
  if (about.empty() || size.x > place.width() || size.y > place.height() + 1) return;
  ui::draw_text(ImGui::GetWindowDrawList(), ui::Font::label,
                {place.min.x, place.center().y - size.y / 2}, ui::colors().secondary, about,
                place.width());
  ui::mark("preset_about", place, {.role = ui::Role::text, .label = about});
}

void draw_presets(const App& app, const Rect& place, Actions& actions) {
  if (app.view().hidden.has(Part::preset)) return;
  std::vector<ui::Choice> choices;
  const std::vector<OfferedPreset> offered = offered_presets(app);
  std::size_t selected = offered.size();
  for (const auto& [preset, missing] : offered) {
    if (preset->id == app.preset_id()) selected = choices.size();
    choices.push_back({std::string(tr_marked(preset->title)),
                       missing ? tr("{0} is not on this site", tr_marked(missing->title))
                               : std::string(tr_marked(preset->about)),
                       missing == nullptr, preset->title});
  }
  ImGui::SetCursorScreenPos(place.min);
  const std::string_view shown = app.preset_id().empty() ? own_settings(place.width()) : "";
  if (const auto chosen =
          ui::drop_down("preset", "", choices, selected, tr("Experiments that are known to work."),
                        place.width(), shown)) {
    actions.push_back(LoadPreset{offered[*chosen].preset->id});
  }
}

void draw_button(const App& app, std::string_view id, ui::Icon icon, std::string_view hint,
                 const Rect& place, Action action, Actions& actions) {
  ImGui::SetCursorScreenPos(place.min);
  if (ui::icon_button(id, icon, hint, place.width(), ui::ButtonStyle::quiet,
                      app.driver() != nullptr)) {
    actions.push_back(std::move(action));
  }
}

struct MenuItem {
  const char* name;  // below its icon: a finger gets no tooltips
  std::function<void(const Rect&)> draw;
};

// What the bars of this window have no room for.
std::vector<MenuItem> menu_items(TopBar& state, const App& app, const Layout& layout,
                                 Actions& actions) {
  std::vector<MenuItem> items;
  // First, for in the smallest windows the last ones are scrolled to.
  const bool transport = layout.few_buttons && !app.view().hidden.has(Part::transport);
  if (transport && !app.view().hidden.has(Part::reset)) {
    items.push_back({tr("Reset"), [&](const Rect& place) {
                       draw_button(app, "reset", ui::Icon::reset,
                                   tr("Back to the initial weights."), place, Reset{}, actions);
                     }});
  }
  if (transport && !app.view().hidden.has(Part::step)) {
    items.push_back({tr("One epoch"), [&](const Rect& place) {
                       draw_button(app, "step_epoch", ui::Icon::step_epoch,
                                   tr("Train for one epoch: all training samples once."), place,
                                   StepEpoch{}, actions);
                     }});
  }
  if (layout.phone()) {
    items.push_back({tr("Share"), [&](const Rect& place) { draw_share_button(state, place); }});
    items.push_back({tr("Runs"), [&](const Rect& place) { draw_runs_button(state, app, place); }});
  }
  if (offers_lessons()) items.push_back({tr("Lessons"), draw_lessons_button});
  const std::vector<MenuItem> others = {
      {tr("Landscape"), [&](const Rect& place) { draw_landscape_button(app, place, actions); }},
      {tr("Performance"), [&](const Rect& place) { draw_performance_button(app, place, actions); }},
      {tr("Theme"), [&](const Rect& place) { draw_theme_button(app, place, actions); }},
      {tr("Language"), [](const Rect& place) { draw_language_button(place, false); }},
      {tr("Help"), [&](const Rect& place) { draw_help_button(state, place); }},
  };
  items.insert(items.end(), others.begin(), others.end());
  if (layout.narrow) {
    items.push_back(
        {tr("Undo"), [&](const Rect& place) { draw_undo_button(app, place, actions); }});
    items.push_back(
        {tr("Redo"), [&](const Rect& place) { draw_redo_button(app, place, actions); }});
  }
  return items;
}

void draw_menu_items(const std::vector<MenuItem>& items, std::size_t columns, float size,
                     ImVec2 cell) {
  const ImVec2 first = ImGui::GetCursorScreenPos();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const ImVec2 min{first.x + cell.x * static_cast<float>(i % columns),
                     first.y + cell.y * static_cast<float>(i / columns)};
    const float left = min.x + (cell.x - size) / 2;
    items[i].draw({{left, min.y}, {left + size, min.y + size}});
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label,
                     {{min.x, min.y + size}, {min.x + cell.x, min.y + size + 16}},
                     ui::colors().secondary, items[i].name, 0.5f);
  }
  const std::size_t rows = (items.size() + columns - 1) / columns;
  ImGui::SetCursorScreenPos(first);
  ImGui::Dummy({cell.x * static_cast<float>(columns), cell.y * static_cast<float>(rows)});
}

void draw_menu(TopBar& state, const App& app, const Layout& layout, const Rect& place,
               Actions& actions) {
  ImGui::SetCursorScreenPos(place.min);
  if (ui::icon_button("menu", ui::Icon::menu, tr("Share, performance, theme, language, help."),
                      place.width(), ui::ButtonStyle::quiet)) {
    ImGui::OpenPopup("top_menu");
    ui::request_frame();
  }
  constexpr float size = 52, padding = 8, margin = 8;
  const ImVec2 cell{layout.few_buttons ? 62.f : 82.f, size + 20};
  const std::vector<MenuItem> items = menu_items(state, app, layout, actions);
  const float room = layout.screen.width() - 2 * (padding + margin);
  const std::size_t columns =
      std::min<std::size_t>(layout.few_buttons ? 5 : 4,
                            std::max<std::size_t>(2, static_cast<std::size_t>(room / cell.x)));
  const auto rows = static_cast<float>((items.size() + columns - 1) / columns);
  const float width = cell.x * static_cast<float>(columns) + 2 * padding;
  const float top = place.max.y + 4;
  ImGui::SetNextWindowPos({std::max(margin, place.max.x - width), top});
  ImGui::SetNextWindowSize(
      {width, std::min(rows * cell.y + 2 * padding, layout.screen.max.y - top - 4)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(padding, padding));
  if (ImGui::BeginPopup("top_menu", ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav)) {
    const std::size_t before = actions.size();
    const bool help = state.help_open;
    draw_menu_items(items, columns, size, cell);
    const bool dialog = state.share.open || state.runs.open || state.help_open != help;
    const bool elsewhere =
        actions.size() > before &&
        (actions.back().as<ShowPart>() != nullptr || actions.back().as<ShowLandscape>() != nullptr);
    if (dialog || elsewhere || ImGui::IsKeyPressed(ImGuiKey_Escape)) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

// What stands on the right, from the right; `bar` is what is left.
void draw_buttons(TopBar& state, const App& app, const Layout& layout, Rect& bar,
                  Actions& actions) {
  const float size = bar.height();
  if (layout.phone()) {
    draw_menu(state, app, layout, bar.cut_right(size), actions);
    if (layout.narrow) return;
    draw_redo_button(app, bar.cut_right(size), actions);
    draw_undo_button(app, bar.cut_right(size, 2), actions);
    return;
  }
  const bool roomy = layout.screen.width() > 900, named = layout.screen.width() > 1200;
  if (roomy) {
    draw_help_button(state, bar.cut_right(size, 2));
    draw_theme_button(app, bar.cut_right(size, 2), actions);
    draw_language_button(bar.cut_right(named ? 72 : size, 2), named);
    if (!app.view().hidden.has(Part::performance)) {
      draw_performance_button(app, bar.cut_right(size, 2), actions);
    }
    draw_landscape_button(app, bar.cut_right(size, 2), actions);
    if (offers_lessons()) {
      const float words = ui::text_size(ui::Font::strong, tr("Lessons")).x + 24;
      draw_lessons_button(bar.cut_right(named ? words : size, named ? 10 : 2));
    }
  } else {  // the names of the presets need the room
    draw_menu(state, app, layout, bar.cut_right(size, 2), actions);
  }
  draw_runs_button(state, app, bar.cut_right(size, roomy ? 10 : 2));
  const float share = std::max(72.f, ui::text_size(ui::Font::strong, tr("Share")).x + 24);
  draw_share_button(state, bar.cut_right(roomy ? share : size, roomy ? 10 : 2));
  draw_redo_button(app, bar.cut_right(size, 2), actions);
  draw_undo_button(app, bar.cut_right(size, 10), actions);
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
  const ui::Region region("top_bar", top, tr("Scenes, presets and files"));
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
    const float width = std::min(bar.width(), presets_width(app));
    draw_presets(app, bar.cut_left(width, 14), actions);
  } else {
    draw_scene_tabs(app, bar, actions);
    const float width = std::min(bar.width(), presets_width(app));
    draw_presets(app, bar.cut_right(width, 14), actions);
    bar.min.x += 14;
  }
  draw_preset_about(app, {{bar.min.x, top.min.y + 2}, {bar.max.x, top.max.y - 3}});
}

}  // namespace descent
