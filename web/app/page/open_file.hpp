#pragma once

#include <string_view>

namespace descent {

// What a file of the person's own is, by the ending of its name.
enum class FileKind { experiment, table, other };  // .json; .csv, .tsv, .txt

FileKind file_kind(std::string_view name);

}  // namespace descent
