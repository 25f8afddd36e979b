#pragma once

#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>

#include "web/ui/rect.hpp"

// The field that has the keyboard, whichever widget it belongs to, as the page around sees it. In a
// browser a real text field stands for it, invisible, where input methods, emoji panels, dictation
// and the keyboards of touch screens do their work; what it holds is written in here.
namespace descent::ui {

enum class FieldKind {
  number,         // of 0 and more
  signed_number,  // below 0 too, or with an exponent
  words,          // a line of text
  lines,          // several
};

struct EditedField {
  ImGuiID id = 0;
  FieldKind kind = FieldKind::words;
  bool read_only = false;
  Rect rect;         // where it was drawn
  std::string text;  // of a number with a hyphen for its minus, as other programs read it
  // In characters: what is selected, and the end of it where the cursor is.
  int selection = 0, cursor = 0;
};

// Nothing where no field has the keyboard.
std::optional<EditedField> edited_field();

// As Program::edited_field() of web/platform/platform.hpp says it.
std::string described(const std::optional<EditedField>& edited);

// What stands in it now, as the page's field has it: as long as the field allows, without what it
// does not take. Nothing happens where no field has the keyboard; one that is only to be read takes
// the selection.
void set_edited_text(std::string_view text, int selection, int cursor);

// --- for the widgets with a field ---
// After ImGui's field. While it has the keyboard it stays in view when the window changes its size,
// as it does when a touch screen's keyboard comes.
void note_field(FieldKind kind);
// A field was asked for and has the keyboard in a few frames.
void open_field();
// It never came, or has it.
bool field_opens();

// A field has the keyboard, is being opened, or was pressed or left a moment ago: letters and
// digits are meant for it and are no shortcuts.
bool letters_are_typed();

}  // namespace descent::ui
