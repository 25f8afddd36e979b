#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/app/words/allowed_number.hpp"
#include "web/ui/rect.hpp"

// What the canvas shows a second time, as text, for who does not see it or has no mouse: the page
// makes HTML of it (web/shell/mirror.js), and what is done there comes back here. Nothing of this
// is computed unless somebody switched it on.
namespace descent::ui {

void set_mirrored(bool on);
bool is_mirrored();

// --- what the page is told ---
// What is other than at the last call, as JSON; empty where nothing is. Between two frames.
//   {"layer": 0, "order": ["data", …], "records": [[…], …], "places": [["data", x, y, width,
//    height], …], "tables": [["loss_curves", [{"caption", "head": […], "rows": [[…], …]}, …]], …],
//    "told": "A number from 0 to 50 %."}
// A record is [id, role, flags, layer, card, group, x, y, width, height, now, min, max, step,
// label, value, hint, [choice, …]], of whose flags 1 says checked or chosen, 2 enabled, 4 that Tab
// stops there, 8 that it has a table, 16 that it is only to be read, 32 that it has several lines.
// `layer` names the list or dialog that is in front; 0: none.
std::string mirror_news();

// --- what was done there ---
enum class MirrorDeed {
  focus,   // the keyboard came to it
  press,   // as a press, Enter or Space do
  type,    // `text` stands in it now; of a list the number of a choice
  enter,   // and Enter was pressed
  unfold,  // its table is read
  fold,    // and is not any more
  show,    // it is to be seen, whether there is a mirror or not; an empty id: none any more
};
// It is carried out in the next frames, for as long as mirror_waits().
void do_in_mirror(MirrorDeed deed, std::string_view id, std::string_view text);
bool mirror_waits();

// --- for widgets ---
void begin_mirror_frame();
// This control was pressed there, in this frame.
bool mirror_pressed(std::string_view id);
// What was typed or chosen for this control there, in this frame.
std::optional<std::string> mirror_typed(std::string_view id);
// The same as a number; one that is not allowed is told, and is nothing.
std::optional<double> mirror_number(std::string_view id, const AllowedNumber& allowed);
bool mirror_entered(std::string_view id);
// It was not taken, for this reason; or another sentence that has to be heard at once.
void tell_mirror(std::string sentence);

// Words that belong to no control.
void note_text(std::string_view words, const Rect& rect);
void note_heading(std::string_view words, const Rect& rect);
void note_alert(std::string_view words, const Rect& rect);
// The card or dialog that is being drawn is called so where it shows no title.
void name_group(std::string_view name);

// A part of the screen without a card, like a bar. Nothing happens where nobody asks for it.
class Region {
 public:
  Region(std::string_view id, const Rect& rect, std::string_view name);
  ~Region();
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;

 private:
  bool open_ = false;
};

}  // namespace descent::ui
