#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace descent {

// Bytes as text that a URL carries unchanged (RFC 4648, section 5), without padding.
std::string to_base64url(const std::vector<std::uint8_t>& bytes);

// Nothing where the text is not of that form: another character, a length that cannot be, bits left
// over that are not 0.
std::optional<std::vector<std::uint8_t>> from_base64url(std::string_view text);

}  // namespace descent
