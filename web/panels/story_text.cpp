#include "web/panels/story_text.hpp"

#include "web/app/story.hpp"
#include "web/panels/widgets.hpp"

namespace descent {

void draw_story(const App& app, Actions& actions) {
  if (!app.driver()) return;
  const Story story = tell_story(app.experiment(), app.driver()->snapshot(), app.playing());
  ui::section_title("What is going on");
  ui::paragraph(story.text);
  if (!story.detail.empty()) ui::secondary_paragraph(story.detail);
  if (story.remedy.empty()) return;
  if (ui::link("remedy", story.remedy, "Do this now")) {
    actions.insert(actions.end(), story.actions.begin(), story.actions.end());
  }
}

}  // namespace descent
