#include "engine/experiment/url_notation.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_word_character(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '~' || c == '-';
}

std::string written(const std::string& text) {
  const bool word = !text.empty() && is_letter(text.front()) &&
                    std::all_of(text.begin(), text.end(), is_word_character);
  if (word) return text;
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '!' || c == '\'') quoted += '!';
    quoted += c;
  }
  return quoted + "'";
}

// A plus sign means a space to some programs; in an exponent it may be left out.
std::string written_number(const Json& number) {
  std::string text = print_json_line(number);
  text.erase(std::remove(text.begin(), text.end(), '+'), text.end());
  return text;
}

// What may stand behind a link: signs, as of the sentence that it stands in, then a space or
// nothing.
bool is_end(std::string_view text) {
  constexpr std::size_t most_signs = 16;
  const std::string_view signs = text.substr(0, text.find_first_of(" \t\r\n"));
  return signs.size() <= most_signs && std::none_of(signs.begin(), signs.end(), [](char c) {
           return is_word_character(c) && c != '.' && c != '_' && c != '-' && c != '~';
         });
}

// Takes the notation apart and writes JSON as it goes.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::string read() {
    read_value(0);
    if (at_ < text_.size()) fail(tr("should end"));
    return std::move(json_);
  }

  UrlNotation read_in_text(bool may_lack_bracket) {
    may_lack_bracket_ = may_lack_bracket;
    read_value(0);
    if (!is_end(text_.substr(at_))) fail(tr("should end"));
    return {std::move(json_), lacks_bracket_};
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(tr("The link's experiment is broken: it {0} at its character {1}.", what, at_ + 1));
  }
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (next() != c) return false;
    ++at_;
    return true;
  }

  void read_value(std::size_t depth) {
    if (depth >= limits::json_depth) fail(tr("is nested too deep"));
    if (take('(')) {
      read_items('{', '}', [&] {
        read_text();
        if (!take(':')) fail(tr("lacks a colon behind a key"));
        json_ += ':';
        read_value(depth + 1);
      });
    } else if (take('!')) {
      read_marked(depth);
    } else if (is_letter(next()) || next() == '\'') {
      read_text();
    } else {
      read_number();
    }
  }

  template <typename ReadItem>
  void read_items(char open, char close, ReadItem&& read_item) {
    json_ += open;
    ++open_;
    for (bool first = true; !take(')'); first = false) {
      if (!first) {
        if (ends_without_bracket()) break;
        if (!take(',')) fail(tr("lacks a comma or a closing bracket"));
        json_ += ',';
      }
      read_item();
    }
    --open_;
    json_ += close;
  }

  // Only the outermost bracket is open, and another one was just closed.
  bool ends_without_bracket() {
    const bool ends = may_lack_bracket_ && open_ == 1 && text_[at_ - 1] == ')' && next() != ',' &&
                      is_end(text_.substr(at_));
    lacks_bracket_ |= ends;
    return ends;
  }

  void read_marked(std::size_t depth) {
    if (take('(')) {
      read_items('[', ']', [&] { read_value(depth + 1); });
    } else if (take('t')) {
      json_ += "true";
    } else if (take('f')) {
      json_ += "false";
    } else if (take('n')) {
      json_ += "null";
    } else {
      fail(tr("lacks one of ( t f n behind an exclamation mark"));
    }
  }

  std::string_view read_word() {
    const std::size_t begin = at_;
    while (is_word_character(next())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  void read_text() {
    std::string text;
    if (take('\'')) {
      while (!take('\'')) {
        if (at_ >= text_.size()) fail(tr("ends within a text"));
        take('!');
        if (at_ >= text_.size()) fail(tr("ends within a text"));
        text += text_[at_++];
      }
    } else if (is_letter(next())) {
      text = read_word();
    } else {
      fail(tr("lacks a key"));
    }
    if (!is_utf8(text)) fail(tr("holds a text that is not UTF-8"));
    json_ += dump_json(text);
  }

  void read_number() {
    const std::size_t begin = at_;
    const std::string_view word = read_word();
    if (word.empty() || !Json::accept(word.begin(), word.end())) {
      at_ = begin;
      fail(tr("lacks a value"));
    }
    json_ += word;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t open_ = 0;  // brackets
  bool may_lack_bracket_ = false, lacks_bracket_ = false;
  std::string json_;
};

}  // namespace

std::string to_url_notation(const Json& value) {
  if (value.is_string()) return written(value.get_ref<const std::string&>());
  if (value.is_boolean()) return value.get<bool>() ? "!t" : "!f";
  if (value.is_null()) return "!n";
  if (!value.is_structured()) return written_number(value);
  std::string text = value.is_array() ? "!(" : "(";
  for (auto item = value.begin(); item != value.end(); ++item) {
    if (item != value.begin()) text += ',';
    if (value.is_object()) text += written(item.key()) + ':';
    text += to_url_notation(*item);
  }
  return text + ")";
}

std::string from_url_notation(std::string_view text) { return Reader(text).read(); }

UrlNotation from_url_notation_in_text(std::string_view text, bool may_lack_bracket) {
  return Reader(text).read_in_text(may_lack_bracket);
}

}  // namespace descent
