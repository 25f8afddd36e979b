#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

// JSON as text: reading it with errors a person can act on, writing it so that
// a person can read it.
namespace descent {

// Keeps the keys in the order in which they were written.
using Json = nlohmann::ordered_json;

// An Error says what is wrong and at which line and column: broken syntax, a
// key given twice, nesting or a size beyond the limits.
Json parse_json(std::string_view text, std::size_t most_bytes);

// An Error where lists and objects stand in each other more than `most` levels deep, before
// anything is made of them: for texts that another parser reads. Copying and printing what it makes
// takes the stack that much deeper for each level, and a page has only 1 MB of it.
void check_json_depth(std::string_view text, std::size_t most);

// Lines of at most about 100 characters where that is possible; every number
// with the fewest digits that read back the same. Ends with a line break.
std::string print_json(const Json& value);

// The same on one line, without a line break.
std::string print_json_line(const Json& value);

// Json::parse() and dump(), which throw a Json::exception: here, because they take the compiler
// more than a second in each file that calls them.
Json parse_plain_json(std::string_view text);
std::string dump_json(const Json& value);
// The same of texts that may be no UTF-8, with U+FFFD for what is none; `ascii` escapes all that
// is not ASCII.
std::string dump_mended_json(const Json& value, bool ascii = false);

// The decimal number with the fewest digits that reads back as this float:
// 0.03, where a mere conversion would give 0.029999999329447746.
double shortest_decimal(float value);

}  // namespace descent
