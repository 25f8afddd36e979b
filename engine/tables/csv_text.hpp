#pragma once

#include <string>
#include <string_view>

namespace descent {

// What a file is by its first bytes: "an Excel workbook (.xlsx)", "a picture (PNG)". Empty where it
// is text, or nothing that is known here.
std::string_view known_file(std::string_view bytes);

// The text in a file, as UTF-8 without its byte order mark: of UTF-8, of UTF-16 either way round,
// also without its mark, and else of windows-1252.
std::string decoded_text(std::string_view bytes);

// In the place of a NUL, so that no program takes it for the end: ␀, U+2400.
inline constexpr std::string_view shown_nul = "\xE2\x90\x80";

// The text of a table, decoded. A few control characters stay in it, NULs become shown_nul. An
// Error says that it is no text, and what it is if that is known.
std::string csv_text(std::string_view bytes);

}  // namespace descent
