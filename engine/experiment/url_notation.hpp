#pragma once

#include <string>
#include <string_view>

#include "engine/experiment/json_text.hpp"

// JSON in characters that a URL carries as they are, and that a person can still read: the notation
// Rison. {"a": [1, "b c", true]} is (a:!(1,'b c',!t)).
//   (key:value,…)  an object     !(value,…)  a list     !t !f !n  true, false, null
//   words of letters, digits, _ . ~ and - that begin with a letter or _ stand for themselves;
//   any other text is 'quoted', in it !' is a quote and !! an exclamation mark.
namespace descent {

std::string to_url_notation(const Json& value);

// The JSON text that it stands for. An Error names the character where the notation is broken; the
// values it does not judge.
std::string from_url_notation(std::string_view text);

// The same of what stands in a running text: signs behind it, and whatever follows a space behind
// these, are left alone. Where `may_lack_bracket`, the last one may have been lost, if another
// stands before it, so that nothing else can be missing.
struct UrlNotation {
  std::string json;
  bool lacked_bracket = false;
};
UrlNotation from_url_notation_in_text(std::string_view text, bool may_lack_bracket);

}  // namespace descent
