#pragma once

#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/number_text.hpp"
#include "web/app/words/allowed_number.hpp"
#include "web/ui/control.hpp"
#include "web/ui/fonts.hpp"
#include "web/ui/host.hpp"
#include "web/ui/icons.hpp"
#include "web/ui/rect.hpp"
#include "web/ui/theme.hpp"

// The controls of the program. They follow ImGui's cursor like its own widgets
// (ImGui::SameLine() and so on work between them) and fill the width that there
// is unless they are told another.
//
// `id` is a control's name: ImGui's id, and the name under which its place is
// known to tests, so it is the same in every frame and unique on the screen
// ("noise", "layer1.units"). `tooltip` is one short sentence in the field's
// terms. What a control returns is what the person just chose; the caller makes
// an action of it.
namespace descent::ui {

// --- containers ---
// A card: rounded, with a title in small letters. Its contents scroll where
// they do not fit. A rectangle of height 0 makes the card as tall as its
// contents (inside a Pane).
class Card {
 public:
  // A title that is not drawn leaves its line to others, and names the card all the same.
  Card(std::string_view id, const Rect& rect, std::string_view title = {}, bool title_drawn = true);
  ~Card();
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;

  // What is left of the visible inside, below the cursor.
  Rect rest() const;
  // The line of the title.
  const Rect& title_line() const { return title_line_; }

 private:
  Rect title_line_;
};

// Scrolls what the item before lies in, so that it is seen, or its upper part where it is taller.
void show_item();

// For legends and switches on the right of a card's title: what is put there
// while it lives starts `width` before the card's right edge and does not count
// for the card's own flow. Use ImGui::SameLine() between the things in it.
class TitleLine {
 public:
  TitleLine(const Card& card, float width);
  ~TitleLine();
  TitleLine(const TitleLine&) = delete;
  TitleLine& operator=(const TitleLine&) = delete;

 private:
  std::unique_ptr<class KeepLayout> keep_;
};

// A part of the screen that scrolls, by wheel or finger, with nothing drawn
// behind it. Around what lies in it, and between, are so many pixels.
class Pane {
 public:
  Pane(std::string_view id, const Rect& rect, float gap = 12);
  ~Pane();
  Pane(const Pane&) = delete;
  Pane& operator=(const Pane&) = delete;
};

// After ImGui::BeginChild(): what it holds is laid out while it is scrolled away too, for Tab goes
// there, and scrolls it into view.
void lay_out_unseen();

// The next `height` pixels below the cursor, over the whole width; the cursor
// does not move.
Rect next_rect(float height);
// The same, and the cursor goes below it.
Rect take_rect(float height);

// --- text ---
void label(std::string_view text);                     // 12 px, secondary
void field_label(std::string_view text, float width);  // the same, close above what it names
void section_title(std::string_view text);             // 12 px, 600, secondary
void text(std::string_view text, Font role = Font::text);
void paragraph(std::string_view text, Font role = Font::text);  // wrapped
void secondary_paragraph(std::string_view text);                // wrapped, secondary
void small_print(std::string_view text);                        // the same, 12 px
void divider();
void space(float height);
// In the middle of `rect`: what will be here, and what to press.
void empty_state(const Rect& rect, std::string_view title, std::string_view text);
// A sentence on what went wrong, with a warning sign, in its own soft box.
void error_box(std::string_view text);

// --- controls ---
enum class ButtonStyle { outline, filled, soft, quiet };

// width 0: as wide as its text; -1: all there is.
bool button(std::string_view id, std::string_view text, std::string_view tooltip = {},
            ButtonStyle style = ButtonStyle::outline, float width = 0, bool enabled = true);
bool icon_button(std::string_view id, Icon icon, std::string_view tooltip, float diameter = 36,
                 ButtonStyle style = ButtonStyle::outline, bool enabled = true);
bool link(std::string_view id, std::string_view text, std::string_view tooltip = {});
// A small box with its label before it. Returns whether it was pressed; changes
// nothing itself.
bool toggle(std::string_view id, std::string_view text, bool on, std::string_view tooltip = {});
float toggle_width(std::string_view text);

// A value between two ends. `step` 0 is stepless. The label stands above on the
// left, the value with its unit on the right: printf(format, value *
// shown_factor) + unit.
struct SliderRange {
  double min = 0, max = 1, step = 0;
  const char* format = "%.0f";
  const char* unit = "";
  double shown_factor = 1;
  // Else the values in between, by number: min, max and step do not count.
  std::span<const double> values = {};
  std::optional<double> mark = {};  // above it things go wrong: ticked, and the rest is red
};
// Also takes the wheel and the arrow keys while pointed at; a press on its
// number opens that for a typed value.
std::optional<double> slider(std::string_view id, std::string_view label, double value,
                             const SliderRange& range, std::string_view tooltip = {});

struct Choice {
  std::string text;
  std::string note = {};  // a second line in the list, secondary
  bool enabled = true;
  std::string id = {};  // its control's name behind the list's; empty: the text, if it is no words
};
// A drop-down with its label above (none if empty). `shown` replaces the chosen
// text on the closed control. Returns the index chosen just now.
std::optional<std::size_t> drop_down(std::string_view id, std::string_view label,
                                     std::span<const Choice> choices, std::size_t selected,
                                     std::string_view tooltip = {}, float width = -1,
                                     std::string_view shown = {});

// "all · wrong 103 · least sure": words of which one is chosen.
struct ChoiceWord {
  std::string_view id;  // its control's name behind that of all
  std::string text;
};
std::optional<std::size_t> choice_words(std::string_view id, std::span<const ChoiceWord> words,
                                        std::size_t selected, std::string_view tooltip = {});
float choice_words_width(std::span<const ChoiceWord> words);
// The same as buttons in one frame, over the whole width.
std::optional<std::size_t> segmented(std::string_view id, std::span<const ChoiceWord> words,
                                     std::size_t selected, std::string_view tooltip = {});
// The buttons in a phone's column, else the words.
std::optional<std::size_t> choice(bool column, std::string_view id,
                                  std::span<const ChoiceWord> words, std::size_t selected,
                                  std::string_view tooltip = {});

// − 8 +; a press on the number opens it for a typed value. `steps`: what − and + make of the
// value, else one less and one more. `height`, for a mouse: 28 px, or that of what stands beside
// it.
struct StepperSteps {
  long less, more;
};
std::optional<long> stepper(std::string_view id, long value, long min, long max,
                            std::string_view tooltip = {}, float width = 96,
                            std::optional<StepperSteps> steps = {}, float height = 28);

// What is being typed into a field is taken and the field closed: the keyboard goes elsewhere.
void leave_field();

struct NumberField {
  const char* format = "%g";
  float width = -1;  // all there is
  std::string_view tooltip = {};
  AllowedNumber allowed = {};  // else it is told, and what was typed stays until the field is left
  bool open = false;           // typing begins when its window appears
  // The fields where Tab and Enter lead while one types; empty: Tab to the next control, Enter
  // nowhere.
  std::string next = {}, below = {};
};
// A number that was typed. Commits on Enter or when it loses the focus.
std::optional<double> number_field(std::string_view id, std::string_view label, double value,
                                   const NumberField& field);

// --- pictures ---
void progress_bar(double fraction, float height = 4, float width = -1);
// ■ train 0.031
void legend_entry(ImU32 color, std::string_view name, std::string_view value);
float legend_entry_width(std::string_view name, std::string_view value);

// Over the item before it, after a short wait: of the mouse, of the keyboard's ring, or of a finger
// that lies on it, and then does not press it.
void tooltip(std::string_view text);
// At the mouse at once, for what is inside a picture.
void hover_text(std::string_view text);
// Beside a place in it, which the keyboard may have reached.
void hover_text(std::string_view text, ImVec2 place);
// Below a control, or above it where there is no room; never over it.
void hover_text(std::string_view text, const Rect& control);

// --- for pictures that are controls themselves ---
// An invisible button over `rect`, marked as `id`. Does not move the cursor.
struct Press {
  bool pointed = false;  // at by the mouse, or by a finger that lies on it
  bool ringed = false;   // reached with the keyboard
  bool hovered = false;  // either
  bool held = false;
  bool pressed = false;
  bool by_key = false;  // `pressed`, with Enter or Space
  int steps = 0;        // by the arrow keys, where `turns`
};
Press press_area(std::string_view id, const Rect& rect, std::string_view tooltip = {},
                 bool turns = false);
Press press_area(std::string_view id, const Rect& rect, const Control& control, bool turns = false);
// The item before (a pad, a point) takes the finger's drag, which would scroll
// otherwise. Call it while that item is held.
void keep_drag();
// The item under the mouse takes the wheel, which would scroll the pane or the
// page otherwise.
void keep_wheel();

// A value that eases towards its target; jumps there with reduced motion, and
// the first time.
float ease(std::string_view id, float target);

// --- tests aim at the controls by these ---
struct Mark {
  std::string id;
  Rect rect;
  Rect seen;          // what of it can be seen now; empty where it is scrolled away
  bool whole = true;  // all of it can be seen, after scrolling if need be
  Control control = {};
  // Only while somebody reads the mirror (web/ui/mirror.hpp).
  std::string card = {};  // the card, bar or dialog that it lies in
  ImGuiID layer = 0;      // the list or dialog that lies in front of others; 0: none
  bool stop = false;      // of Tab
};
void mark(std::string_view id, const Rect& rect, Control control = {});
// What is marked until the end belongs to that card or dialog.
void begin_group(std::string_view id);
void end_group();
std::string_view open_group();  // the innermost one; empty: none
const std::vector<Mark>& marks();
// The last one of that name in this frame, until the next mark; null: there is none.
Mark* newest_mark(std::string_view id);

using descent::loss_text;
using descent::short_count;
using descent::with_commas;

}  // namespace descent::ui
