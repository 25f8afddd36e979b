#include "web/cards/story_text.hpp"

#include <string>

#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr double reading_time = 0.5;  // seconds

void follow(StoryText& state, const App& app) {
  const bool playing = app.playing();
  const bool out_of_date = state.version != app.version() || state.playing != playing;
  const double now = ImGui::GetTime();
  const bool being_read = playing && state.playing && now - state.told_at < reading_time;
  if (state.told_at >= 0 && (!out_of_date || being_read)) return;
  state.look.update(app, now, reading_time);
  state.story =
      tell_story(app.experiment(), app.driver()->snapshot(), state.look.statistics(), playing);
  state.version = app.version();
  state.playing = playing;
  state.told_at = now;
}

// Its name tells what is so.
void mark_kind(const Story& story, const Rect& place) {
  ui::mark("story." + std::string(to_string(story.kind)), place);
}

bool remedy_key(std::size_t number) { return number == 0 && ui::shortcut(ImGuiKey_M); }

}  // namespace

void draw_story_line(StoryText& state, const App& app, const Rect& place, Actions& actions) {
  if (!app.driver()) return;
  follow(state, app);
  const Story& story = state.story;
  Rect line = place;
  if (!story.remedies.empty()) {
    const Remedy& remedy = story.remedies.front();
    const float width = ui::text_size(ui::Font::strong, remedy.label).x;
    const Rect right = line.cut_right(width, 12);
    const ui::KeepLayout keep;
    ImGui::SetCursorScreenPos({right.min.x, right.center().y - ui::link_height() / 2});
    if (ui::link("remedy", remedy.label, remedy.hint + ". Key M") || remedy_key(0)) {
      actions.push_back(remedy.action);
    }
  }
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::text, line, ui::colors().text, story.text);
  mark_kind(story, line);
}

void draw_story(StoryText& state, const App& app, Actions& actions) {
  if (!app.driver()) return;
  follow(state, app);
  const Story& story = state.story;
  ui::section_title("What is going on");
  ui::paragraph(story.text);
  mark_kind(story, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
  // Before the details, so that they need not be scrolled to.
  for (std::size_t i = 0; i < story.remedies.size(); ++i) {
    const Remedy& remedy = story.remedies[i];
    const std::string id = i == 0 ? "remedy" : "remedy" + std::to_string(i + 1);
    const std::string hint = i == 0 ? remedy.hint + ". Key M" : remedy.hint;
    if (ui::link(id, remedy.label, hint) || remedy_key(i)) actions.push_back(remedy.action);
  }
  if (!story.detail.empty()) ui::small_print(story.detail);
}

}  // namespace descent
