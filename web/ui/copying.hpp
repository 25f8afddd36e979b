#pragma once

#include <string>

// Text on its way into the clipboard: a browser may take its time, and may refuse.
namespace descent::ui {

enum class Copying { none, pending, done, refused };

// By host().copy_text, which answers through copied().
void copy(const std::string& text);
void copied(bool done);
// How it went with the last text.
Copying copying();

}  // namespace descent::ui
