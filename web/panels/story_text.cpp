#include "web/panels/story_text.hpp"

#include "web/panels/widgets.hpp"

namespace descent {
namespace {

constexpr double reading_time = 0.5;  // seconds

void follow(StoryText& state, const App& app) {
  const bool playing = app.playing();
  const bool out_of_date = state.version != app.version() || state.playing != playing;
  const double now = ImGui::GetTime();
  const bool being_read = playing && state.playing && now - state.told_at < reading_time;
  if (state.told_at >= 0 && (!out_of_date || being_read)) return;
  state.story = tell_story(app.experiment(), app.driver()->snapshot(), playing);
  state.version = app.version();
  state.playing = playing;
  state.told_at = now;
}

}  // namespace

void draw_story(StoryText& state, const App& app, Actions& actions) {
  if (!app.driver()) return;
  follow(state, app);
  const Story& story = state.story;
  ui::section_title("What is going on");
  ui::paragraph(story.text);
  if (!story.detail.empty()) ui::secondary_paragraph(story.detail);
  if (story.remedy.empty()) return;
  if (ui::link("remedy", story.remedy, "Do this now")) {
    actions.insert(actions.end(), story.actions.begin(), story.actions.end());
  }
}

}  // namespace descent
