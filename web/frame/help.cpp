#include "web/frame/help.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "engine/core/words.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::array<Tip, 15> keys = {{
    {tr_noop("Space"), tr_noop("play or pause")},
    {"E", tr_noop("train for one epoch")},
    {"→", tr_noop("train on one batch: one step")},
    {"R", tr_noop("reset: back to the initial weights")},
    {tr_noop("Ctrl Z"), tr_noop("undo an edit; with Shift, redo it")},
    {tr_noop("Ctrl S"), tr_noop("save the experiment as a file")},
    {tr_noop("Ctrl O"), tr_noop("open one")},
    {"L", tr_noop("a layer's settings and histograms; ← → the next one's")},
    {"C", tr_noop("the next curve: loss, accuracy …")},
    {"M", tr_noop("the first remedy under “What is going on”")},
    {"P", tr_noop("performance: how fast it trains, and on what")},
    {tr_noop("1–6  X  Space"), tr_noop("while painting: a class, the eraser, a stroke")},
    {tr_noop("Press a number"), tr_noop("type a slider's value")},
    {tr_noop("Tab"), tr_noop("the next control; Enter presses it, arrows turn or read it")},
    {tr_noop("Esc"), tr_noop("gives the keys back; then Tab leaves the picture, Esc a test image")},
}};

constexpr std::array<Tip, 8> gestures = {{
    {tr_noop("Tap a unit"), tr_noop("its map large, and handles on its weights")},
    {tr_noop("Tap a feature"), tr_noop("the network is given it, or no longer")},
    {tr_noop("Drag a handle"), tr_noop("a weight or bias turns, the output follows")},
    {tr_noop("Tap a handle"), tr_noop("type its value")},
    {tr_noop("Tap a number"), tr_noop("type a slider's value")},
    {tr_noop("On the map"), tr_noop("with “Paint points”, a finger paints")},
    {tr_noop("Hold"), tr_noop("what a control does, or a value on a picture")},
    {tr_noop("Two fingers"), tr_noop("the browser's: they zoom the page")},
}};

void draw_ways(std::span<const Tip> ways) {
  float names = 104;
  for (const Tip& way : ways) {
    names = std::max(names, ui::text_size(ui::Font::strong, tr_marked(way.name)).x + 12);
  }
  for (const Tip& way : ways) {
    const std::string_view what = tr_marked(way.what);
    const float width = ImGui::GetContentRegionAvail().x - names;
    const float height = ui::text_size(ui::Font::text, what, width).y;
    const Rect line = ui::take_rect(height + 1);
    ImDrawList* list = ImGui::GetWindowDrawList();
    ui::draw_text(list, ui::Font::strong, line.min, ui::colors().text, tr_marked(way.name));
    ui::draw_text(list, ui::Font::text, {line.min.x + names, line.min.y}, ui::colors().secondary,
                  what, width);
  }
}

// "1  2  3": "Line, Playground, Digits".
void draw_scene_keys() {
  std::string numbers, titles;
  for (std::size_t i = 0; i < scene_count; ++i) {
    numbers += (i == 0 ? "" : "  ") + std::to_string(i + 1);
    titles += (i == 0 ? "" : ", ") + std::string(tr_marked(all_scenes()[i].title));
  }
  const Tip tip{numbers.c_str(), titles.c_str()};
  draw_ways({&tip, 1});
}

}  // namespace

void draw_help(bool& open, const Layout& layout) {
  if (!open) return;
  ui::Dialog dialog("help_card", layout.screen, 480);
  if (!dialog.is_drawn()) return;
  const bool pressed = ui::close_button("help.close");
  ui::text(tr("What to try"), ui::Font::title);
  ui::space(ui::control_height() > 40 ? 16 : 4);  // a finger's button is higher
  draw_ways(scene_info(layout.scene).tips);
  ui::space(10);
  ui::section_title(tr("What this is"));
  ui::paragraph(tr(
      "Descent trains neural networks here, on your own machine, while you watch. Choose a scene "
      "and an experiment at the top, press play at the bottom. Everything can be changed, most of "
      "it while it trains."));
  ui::secondary_paragraph(
      tr("The words are Keras's, so that a notebook reads the same. The same seed gives the same "
         "numbers on every machine. Nothing leaves this page."));
  if (const char* reading = scene_info(layout.scene).reading) {
    ui::space(10);
    ui::section_title(tr("Reading the pictures"));
    ui::paragraph(tr_marked(reading));
  }
  ui::space(10);
  const bool touch = ui::host().touch;
  ui::section_title(touch ? tr("With a finger") : tr("Keys"));
  draw_ways(touch ? std::span<const Tip>(gestures) : std::span<const Tip>(keys));
  if (!touch) draw_scene_keys();
  if (!pressed && !dialog.escape() && !dialog.pressed_outside()) return;
  open = false;
  dialog.close();
}

}  // namespace descent
