#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace descent::ui {

// ARIA's names for them.
enum class Role {
  none,  // a place that is only looked at
  button,
  link,
  checkbox,
  radio,
  slider,
  spinbutton,  // a number that is typed, or stepped
  textbox,
  combobox,
  option,
  tab,
  img,    // a picture that tells more where one points
  group,  // a card
  dialog,
  heading,
  text,     // words that belong to no control
  status,   // words on how it goes, which are worth hearing when they change
  alert,    // words that have to be heard
  tooltip,  // words beside what is pointed at
};
std::string_view to_string(Role role);  // empty for none

// What a control is, apart from its picture: what assistive technology, tests and the page around
// are told. In a frame's order of drawing, which is that of reading.
struct Control {
  Role role = Role::none;
  std::string label = {};  // what it is called
  std::string value = {};  // as it is shown; of a slider, field or list
  bool on = false;         // checked, or the chosen one
  bool enabled = true;
  double now = 0, min = 0, max = 0;  // of a number, as it is shown; min = max: no limits
  std::string group = {};            // the card, dialog or list it lies in; filled in by mark()
  std::string hint = {};             // a sentence more; where there is no other label the same
  double step = 0;                   // between two values, as they are shown; 0: any
  bool read_only = false;            // of a textbox: its text is there to be copied
  bool lines = false;                // of a textbox: it has several
  bool spare = false;                // does what another control does as well
  // Only while somebody reads the mirror (web/ui/mirror.hpp), and of a picture: it has a table.
  bool table = false;
  // The same. Of a list: what can be chosen, "+" before each or "-" where it cannot be now, and
  // `now` is the number of the chosen one. Of a slider: its values, where they are given.
  std::vector<std::string> choices = {};

  bool operator==(const Control&) const = default;
};

}  // namespace descent::ui
