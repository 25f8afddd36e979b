#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

// What the fuzzers share (https://llvm.org/docs/LibFuzzer.html). Whatever the bytes, an Error with
// a sentence is the only exception; what is read comes back the same when it is written and read.
namespace descent::fuzz {

// Ends the program, so that libFuzzer keeps the input.
inline void expect(bool holds) {
  if (!holds) __builtin_trap();
}

// Runs a reader. Whether it read: if not, it has said why, in a text that can be shown.
template <typename Read>
bool reads(Read&& read) {
  try {
    read();
    return true;
  } catch (const Error& error) {
    const std::string sentence = error.what();
    expect(sentence.ends_with(".") && is_utf8(sentence) && sentence.size() < 2000);
    expect(sentence.find('\n') == std::string::npos);
    return false;
  }
}

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace descent::fuzz
