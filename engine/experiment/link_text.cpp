#include "engine/experiment/link_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

using Replacement = std::pair<std::string_view, std::string_view>;

constexpr std::array<Replacement, 8> entities = {{{"&amp;", "&"},
                                                  {"&quot;", "\""},
                                                  {"&lt;", "<"},
                                                  {"&gt;", ">"},
                                                  {"&#39;", "'"},
                                                  {"&apos;", "'"},
                                                  {"&#38;", "&"},
                                                  {"&nbsp;", " "}}};

// Invisible: U+200B to U+200F, U+2060, U+FEFF, U+00AD, also as %XX. Spaces, hyphens and quotes as
// word processors set them.
constexpr std::array<Replacement, 26> typography = {
    {{"\xE2\x80\x8B", ""},   {"\xE2\x80\x8C", ""},  {"\xE2\x80\x8D", ""},   {"\xE2\x80\x8E", ""},
     {"\xE2\x80\x8F", ""},   {"\xE2\x81\xA0", ""},  {"\xEF\xBB\xBF", ""},   {"\xC2\xAD", ""},
     {"%E2%80%8B", ""},      {"%E2%80%8E", ""},     {"%E2%81%A0", ""},      {"%EF%BB%BF", ""},
     {"%C2%AD", ""},         {"\xC2\xA0", " "},     {"\xE2\x80\xAF", " "},  {"\xE2\x80\x90", "-"},
     {"\xE2\x80\x91", "-"},  {"\xE2\x80\x93", "-"}, {"\xE2\x88\x92", "-"},  {"\xE2\x80\x98", "'"},
     {"\xE2\x80\x99", "'"},  {"\xE2\x80\x9A", "'"}, {"\xE2\x80\x9C", "\""}, {"\xE2\x80\x9D", "\""},
     {"\xE2\x80\x9E", "\""}, {"\xEF\xBC\x9A", ":"}}};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

int hexadecimal_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

template <typename Replacements>
std::string replaced(std::string_view text, const Replacements& all) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Replacement& each) {
      return text.substr(at).starts_with(each.first);
    });
    if (found == all.end()) {
      out += text[at++];
    } else {
      out += found->second;
      at += found->first.size();
    }
  }
  return out;
}

// With its XX behind each `sign` decoded; what is none stays.
std::string decoded(std::string_view text, char sign) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool room = text[i] == sign && i + 2 < text.size();
    const int high = room ? hexadecimal_digit(text[i + 1]) : -1;
    const int low = room ? hexadecimal_digit(text[i + 2]) : -1;
    if (high < 0 || low < 0) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(16 * high + low);
    i += 2;
  }
  return out;
}

// The address in an attribute: src="…" or href="…".
std::string_view attribute(std::string_view text) {
  for (const std::string_view name : {"src=", "href="}) {
    for (std::size_t at = text.find(name); at != std::string_view::npos;
         at = text.find(name, at + 1)) {
      const std::string_view rest = text.substr(at + name.size());
      if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) continue;
      const std::string_view value = rest.substr(1, rest.find(rest[0], 1) - 1);
      if (value.find('#') != std::string_view::npos) return value;
    }
  }
  return text;
}

// An address within another one's question, as programs write it that look at links first.
std::string redirected(std::string_view text) {
  if (text.find('#') != std::string_view::npos) return std::string(text);
  for (const std::string_view hash : {"%23descent", "%2523descent"}) {
    const std::size_t at = text.find(hash);
    if (at == std::string_view::npos) continue;
    const std::string once = decoded(text.substr(at, text.find_first_of("& \t\r\n", at) - at), '%');
    return hash.size() > 10 ? decoded(once, '%') : once;
  }
  return std::string(text);
}

// Lines joined again, without the marks of a quoted mail at their beginnings.
std::string joined(std::string_view text) {
  std::string out;
  bool line_begins = false;
  for (const char c : text) {
    if (c == '\n' || c == '\r') line_begins = true;
    if (is_space(c) || (line_begins && c == '>')) continue;
    line_begins = false;
    out += c;
  }
  return out;
}

// Up to the first space behind its #.
std::string cut(std::string_view text) {
  const std::size_t hash = text.find('#');
  const std::size_t begin =
      text.find_first_not_of(" \t\r\n", hash == std::string_view::npos ? 0 : hash);
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(0, text.find_first_of(" \t\r\n", begin)));
}

// "descent%3D1": the first %3D of each part that has no = of its own.
std::string with_equals(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('&');
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::size_t encoded = std::min(part.find("%3D"), part.find("%3d"));
    if (encoded == std::string_view::npos || part.find('=') != std::string_view::npos) {
      out += part;
    } else {
      out += part.substr(0, encoded);
      out += '=';
      out += part.substr(encoded + 3);
    }
    if (end != std::string_view::npos) out += '&';
  }
  return out;
}

// Mail's way to write signs: =3D, and a = at the end of a line that goes on.
std::string quoted_printable(std::string_view text) {
  constexpr std::array<Replacement, 2> soft = {{{"=\r\n", ""}, {"=\n", ""}}};
  return decoded(replaced(text, soft), '=');
}

class Meanings {
 public:
  void add(std::string text) {
    if (std::find(all_.begin(), all_.end(), text) == all_.end()) all_.push_back(std::move(text));
  }
  // Also as what it may be the encoded form of.
  void add_decoded(const std::string& text) {
    add(text);
    if (text.find('%') == std::string::npos) return;
    add(with_equals(text));
    const std::string once = decoded(text, '%');
    add(once);
    add(decoded(once, '%'));
  }
  std::vector<std::string> take() { return std::move(all_); }

 private:
  std::vector<std::string> all_;
};

}  // namespace

std::vector<std::string> link_meanings(std::string_view text) {
  Meanings meanings;
  meanings.add(std::string(text));
  if (text.size() > 2 * limits::link_characters) return meanings.take();
  std::string whole(text);
  if (text.find("=3D") != std::string_view::npos) whole = quoted_printable(text);
  whole = redirected(replaced(replaced(attribute(whole), entities), typography));
  const bool broken = std::any_of(whole.begin(), whole.end(), is_space);
  if (!broken) {
    meanings.add_decoded(whole);
    return meanings.take();
  }
  const bool lines = whole.find_first_of("\r\n") != std::string::npos;
  meanings.add_decoded(lines ? joined(whole) : cut(whole));
  meanings.add_decoded(lines ? cut(whole) : joined(whole));
  return meanings.take();
}

}  // namespace descent
