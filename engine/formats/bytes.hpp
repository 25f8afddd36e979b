#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace descent {

// A number of `size` bytes, the lowest first, at a place that the text has.
inline std::uint64_t little_endian(std::string_view text, std::size_t at, std::size_t size) {
  std::uint64_t number = 0;
  for (std::size_t i = size; i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(text[at + i]);
  }
  return number;
}

inline void append_little_endian(std::string& text, std::uint64_t number, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i, number >>= 8) text += static_cast<char>(number & 0xff);
}

}  // namespace descent
