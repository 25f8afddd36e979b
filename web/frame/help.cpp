#include "web/frame/help.hpp"

#include <array>
#include <span>
#include <string>

#include "web/ui/dialog.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::array<Tip, 15> keys = {{
    {"Space", "play or pause"},
    {"E", "train for one epoch"},
    {"→", "train on one batch: one step"},
    {"R", "reset: back to the initial weights"},
    {"Ctrl Z", "undo an edit; with Shift, redo it"},
    {"Ctrl S", "save the experiment as a file"},
    {"Ctrl O", "open one"},
    {"L", "a layer's settings and histograms; ← → the next one's"},
    {"C", "the next curve: loss, accuracy …"},
    {"M", "the first remedy under “What is going on”"},
    {"P", "performance: how fast it trains, and on what"},
    {"1–6  X  Space", "while painting: a class, the eraser, a stroke"},
    {"Press a number", "type a slider's value"},
    {"Tab", "the next control; Enter presses it, arrows turn or read it"},
    {"Esc", "gives the keys back; then Tab leaves the picture"},
}};

constexpr std::array<Tip, 8> gestures = {{
    {"Tap a unit", "its map large, and handles on its weights"},
    {"Tap a feature", "the network is given it, or no longer"},
    {"Drag a handle", "a weight or bias turns, the output follows"},
    {"Tap a handle", "type its value"},
    {"Tap a number", "type a slider's value"},
    {"On the map", "with “Paint points”, a finger paints"},
    {"Hold", "what a control does, or a value on a picture"},
    {"Two fingers", "the browser's: they zoom the page"},
}};

void draw_ways(std::span<const Tip> ways) {
  for (const Tip& way : ways) {
    constexpr float names = 104;
    const float width = ImGui::GetContentRegionAvail().x - names;
    const float height = ui::text_size(ui::Font::text, way.what, width).y;
    const Rect line = ui::take_rect(height + 1);
    ImDrawList* list = ImGui::GetWindowDrawList();
    ui::draw_text(list, ui::Font::strong, line.min, ui::colors().text, way.name);
    ui::draw_text(list, ui::Font::text, {line.min.x + names, line.min.y}, ui::colors().secondary,
                  way.what, width);
  }
}

// "1  2  3": "Line, Playground, Digits".
void draw_scene_keys() {
  std::string numbers, titles;
  for (std::size_t i = 0; i < scene_count; ++i) {
    numbers += (i == 0 ? "" : "  ") + std::to_string(i + 1);
    titles += (i == 0 ? "" : ", ") + std::string(all_scenes()[i].title);
  }
  const Tip tip{numbers.c_str(), titles.c_str()};
  draw_ways({&tip, 1});
}

// In the upper right corner, where it is in reach however long the help is.
bool close_button() {
  constexpr float width = 96, above = 6;
  const ui::KeepLayout keep;
  const ImVec2 place = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  ImGui::SetCursorScreenPos({place.x + room - width, place.y - above});
  return ui::button("help.close", "Close", "", ui::ButtonStyle::filled, width);
}

}  // namespace

void draw_help(bool& open, const Layout& layout) {
  if (!open) return;
  ui::Dialog dialog("help_card", layout.screen, 480);
  if (!dialog.is_drawn()) return;
  const bool pressed = close_button();
  ui::text("What to try", ui::Font::title);
  draw_ways(scene_info(layout.scene).tips);
  ui::space(10);
  ui::section_title("What this is");
  ui::paragraph(
      "Descent trains neural networks here, on your own machine, while you watch. Choose a scene "
      "and an experiment at the top, press play at the bottom. Everything can be changed, most of "
      "it while it trains.");
  ui::secondary_paragraph(
      "The words are Keras's, so that a notebook reads the same. The same seed gives the same "
      "numbers on every machine. Nothing leaves this page.");
  if (const char* reading = scene_info(layout.scene).reading) {
    ui::space(10);
    ui::section_title("Reading the pictures");
    ui::paragraph(reading);
  }
  ui::space(10);
  const bool touch = ui::host().touch;
  ui::section_title(touch ? "With a finger" : "Keys");
  draw_ways(touch ? std::span<const Tip>(gestures) : std::span<const Tip>(keys));
  if (!touch) draw_scene_keys();
  if (!pressed && !dialog.escape() && !dialog.pressed_outside()) return;
  open = false;
  dialog.close();
}

}  // namespace descent
