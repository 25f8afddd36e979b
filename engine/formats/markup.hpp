#pragma once

#include <string>
#include <string_view>

namespace descent {

// Text as it stands between the tags of HTML, SVG and XML, and in an attribute's double quotes.
std::string in_markup(std::string_view text);

}  // namespace descent
