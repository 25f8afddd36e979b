#pragma once

#include <cstdint>

#include "web/app/looks/layer_look.hpp"
#include "web/app/state/app.hpp"
#include "web/app/story/story.hpp"
#include "web/cards/layout.hpp"

namespace descent {

// The words on the screen. While training runs they change twice a second at most, so that one can
// read them.
struct StoryText {
  LayerLook look;
  Story story;
  std::uint64_t version = 0;
  bool playing = false;
  double told_at = -1;  // ImGui's time
};

// "What is going on": what the numbers say, and remedies as links. Within a card, at the cursor.
// What is going on in one line, with its first remedy, where there is no room for more.
void draw_story_line(StoryText& state, const App& app, const Rect& place, Actions& actions);
void draw_story(StoryText& state, const App& app, Actions& actions);

}  // namespace descent
