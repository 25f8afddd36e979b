#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace descent {

// The text as a zlib stream (RFC 1950), packed as tightly as zlib can.
std::vector<std::uint8_t> deflate_text(std::string_view text);

// The text that a zlib stream holds. Takes no more memory than `size_limit` and some kilobytes,
// whatever the stream claims. `what` begins the sentence of an Error: "The link" is damaged, ends
// too early, goes on after its end, or unpacks to more than size_limit bytes.
std::string inflate_text(const std::vector<std::uint8_t>& packed, std::size_t size_limit,
                         const std::string& what);

}  // namespace descent
