#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace descent {

// All bytes of a file; nothing where it cannot be opened or read. By C's functions: in the page the
// streams would bring all of the library's locales with them.
std::optional<std::string> file_bytes(const std::string& path);

// From here on the file has these bytes, which have to stay: where a program has no file system. To
// be called before others read files.
void give_file(std::string_view path, std::string_view bytes);

}  // namespace descent
