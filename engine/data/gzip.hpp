#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace descent {

// Whether the bytes begin as a gzip file does.
bool is_gzip(const std::vector<std::uint8_t>& bytes);

// Unpacks a gzip file (also one of several members in a row). Throws an Error, naming the file,
// where it is damaged, ends too early, goes on after its end, or would unpack to more than
// `size_limit` bytes.
std::vector<std::uint8_t> gunzip(const std::vector<std::uint8_t>& packed,
                                 const std::string& file_name, std::size_t size_limit);

}  // namespace descent
