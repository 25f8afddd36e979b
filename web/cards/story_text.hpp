#pragma once

#include <cstdint>
#include <string_view>

#include "web/app/looks/layer_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/app/story/story.hpp"
#include "web/cards/layout.hpp"

namespace descent {

// The words on the screen. While training runs they change twice a second at most, so that one can
// read them.
struct StoryText {
  LayerLook look;
  bool found = false;  // by the look, and not told yet
  Story story;
  std::uint64_t version = 0;
  std::string_view language;  // that it is told in
  bool playing = false;
  double told_at = -1;  // ImGui's time
  // Where and when a remedy was pressed: no other one takes its place under the pointer.
  ImVec2 pressed_place = {};
  double pressed_at = -1;
  // Of the card that is as high as its words: what it has come to since training began, so that it
  // does not go up and down, and for which width.
  float height = 0, width = 0;
};

// "What is going on": what the numbers say, and remedies as links.
// As a card of its own, whose links stand in a row at its foot, or where that has no room, beside
// the words; in a low one the sentence with the first link.
void draw_story_card(StoryText& state, const RunView& run, const Rect& place, Actions& actions);
// How high that card has to be for what it says now, and for what the end of a training is likely
// to say; while training runs it never shrinks.
float story_card_height(StoryText& state, const RunView& run, float width);
// Within a card of a phone's column, at the cursor: all of it, or the sentence, the first link, and
// what the last one did.
void draw_story(StoryText& state, const RunView& run, Actions& actions);
void draw_story_brief(StoryText& state, const RunView& run, Actions& actions);

}  // namespace descent
