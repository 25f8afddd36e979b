#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace descent {

// What a text that is to hold a link may mean, likeliest first: itself, then without what mail,
// chat, other pages and hands put into and around links. Broken lines, text around it, HTML (an
// <iframe> or an <a> with its entities), redirecting addresses, invisible characters and
// typographic quotes, quoted-printable mail, and %XX for = and & or twice over. At most 20, each no
// longer than the text.
std::vector<std::string> link_meanings(std::string_view text);

}  // namespace descent
