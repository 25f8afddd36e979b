#pragma once

#include <string>
#include <string_view>

// Text on its way into the clipboard: a browser may take its time, and may refuse.
namespace descent::ui {

// By host().copy_text, which answers through copied(). `id`: which text that is, of those that one
// may copy.
void copy(std::string_view id, const std::string& text);
void copied(bool done);

// Of the last text that was to be copied, if it was this: whether it came into the clipboard just
// now, which is worth saying for two seconds; whether it was refused.
bool just_copied(std::string_view id);
bool copy_refused(std::string_view id);

}  // namespace descent::ui
