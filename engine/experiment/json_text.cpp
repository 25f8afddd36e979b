#include "engine/experiment/json_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/shortest_text.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

std::string position_of(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t line_break = before.rfind('\n');
  const std::size_t line_start = line_break == std::string_view::npos ? 0 : line_break + 1;
  const auto is_character_start = [](char c) { return (c & 0xC0) != 0x80; };  // UTF-8
  const auto column = 1 + std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start),
                                        before.end(), is_character_start);
  return tr("line {0}, column {1}", line, column);
}

[[noreturn]] void refuse_depth(std::size_t most) {
  throw Error(
      tr("The JSON text is nested more than {0} levels deep: this is no experiment.", most));
}

// Builds the value from the parser's events and watches over the limits as it
// goes, before any memory is taken.
class Builder {
 public:
  explicit Builder(std::string_view text) : text_(text) {}

  Json take() { return std::move(root_); }

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(Json::number_integer_t value) { return add(value); }
  bool number_unsigned(Json::number_unsigned_t value) { return add(value); }
  bool number_float(Json::number_float_t value, const std::string&) { return add(value); }
  bool string(std::string& value) { return add(std::move(value)); }
  bool binary(Json::binary_t&) { return false; }

  bool start_object(std::size_t) { return open(Json::object()); }
  bool end_object() { return close(); }
  bool start_array(std::size_t) { return open(Json::array()); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    Json& object = *open_.back();
    if (object.contains(name)) {
      throw Error(tr("The JSON text has the key {0} twice in one object.", Json(name).dump()));
    }
    if (object.size() >= limits::json_keys) {
      throw Error(tr("The JSON text has an object with more than {0} keys: this is no experiment.",
                     limits::json_keys));
    }
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t byte, const std::string&,
                   const nlohmann::detail::exception& exception) {
    // The parser counts the end of the text as a character.
    if (byte > text_.size()) {
      throw Error(tr("The JSON text ends too early at {0}.", position_of(text_, text_.size())));
    }
    const std::string where = position_of(text_, byte - 1);
    throw Error(exception.id == 406 ? tr("A number is too large at {0}.", where)
                                    : tr("The JSON text is broken at {0}.", where));
  }

 private:
  template <typename Value>
  bool add(Value&& value) {
    place(Json(std::forward<Value>(value)));
    return true;
  }
  Json* place(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& parent = *open_.back();
    if (parent.is_object()) return &(parent[key_] = std::move(value));
    parent.push_back(std::move(value));
    return &parent.back();
  }
  bool open(Json value) {
    if (open_.size() >= limits::json_depth) refuse_depth(limits::json_depth);
    // A parent's elements move only while it is the innermost open one, so the
    // pointers stay good.
    open_.push_back(place(std::move(value)));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  std::string_view text_;
  Json root_;
  std::vector<Json*> open_;
  std::string key_;
};

constexpr std::size_t line_width = 100;

void append_number(std::string& out, double value) {
  append_shortest(out, value);
  // "-0" would be read back as the whole number 0, without its sign.
  if (value == 0 && std::signbit(value)) out += ".0";
}

// On one line.
void append_inline(std::string& out, const Json& value) {
  if (value.is_object() || value.is_array()) {
    out += value.is_object() ? '{' : '[';
    std::string_view separator;
    for (auto item = value.begin(); item != value.end(); ++item) {
      out += separator;
      if (value.is_object()) out += Json(item.key()).dump() + ": ";
      append_inline(out, *item);
      separator = ", ";
    }
    out += value.is_object() ? '}' : ']';
  } else if (value.is_number_float()) {
    append_number(out, value.get<double>());
  } else {
    out += value.dump();
  }
}

void append(std::string& out, const Json& value, std::size_t indent);

// As many to a line as fit: long lists of numbers or of rows of numbers.
void append_filled(std::string& out, const Json& list, std::size_t indent) {
  const std::string line_start = "\n" + std::string(indent + 2, ' ');
  out += '[';
  std::size_t column = line_width;
  std::string item_text;
  for (std::size_t i = 0; i < list.size(); ++i) {
    item_text.clear();
    append_inline(item_text, list[i]);
    if (i + 1 < list.size()) item_text += ',';
    if (column + 1 + item_text.size() > line_width) {
      out += line_start;
      column = indent + 2;
    } else {
      out += ' ';
      ++column;
    }
    out += item_text;
    column += item_text.size();
  }
  out += "\n" + std::string(indent, ' ') + "]";
}

void append_broken(std::string& out, const Json& value, std::size_t indent) {
  const std::string line_start = "\n" + std::string(indent + 2, ' ');
  out += value.is_object() ? '{' : '[';
  std::string_view separator;
  for (auto item = value.begin(); item != value.end(); ++item) {
    out += separator;
    out += line_start;
    if (value.is_object()) out += Json(item.key()).dump() + ": ";
    append(out, *item, indent + 2);
    separator = ",";
  }
  out += "\n" + std::string(indent, ' ') + (value.is_object() ? "}" : "]");
}

void append(std::string& out, const Json& value, std::size_t indent) {
  const bool flat = value.is_array() && std::none_of(value.begin(), value.end(), [](const Json& v) {
                      return v.is_object() || (v.is_array() && !v.empty() && !v[0].is_number());
                    });
  // A list too long for one line needs at least three characters an item.
  if (!value.is_structured() || value.size() <= line_width / 3) {
    std::string line;
    append_inline(line, value);
    if (indent + line.size() + 10 <= line_width || !value.is_structured()) {
      out += line;
      return;
    }
  }
  if (flat) {
    append_filled(out, value, indent);
  } else {
    append_broken(out, value, indent);
  }
}

}  // namespace

Json parse_json(std::string_view text, std::size_t most_bytes) {
  if (text.size() > most_bytes) {
    throw Error(tr("The JSON text is larger than {0} MB.", most_bytes >> 20));
  }
  // The parser takes a NUL for the end of the text, whatever follows.
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    throw Error(tr("The JSON text is broken at {0}.", position_of(text, nul)));
  }
  Builder builder(text);
  Json::sax_parse(text.begin(), text.end(), &builder);
  return builder.take();
}

void check_json_depth(std::string_view text, std::size_t most) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > most) refuse_depth(most);
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
}

std::string print_json(const Json& value) {
  std::string out;
  if (value.is_object() && !value.empty()) {
    append_broken(out, value, 0);  // an experiment's parts each have their line
  } else {
    append(out, value, 0);
  }
  return out + "\n";
}

std::string print_json_line(const Json& value) {
  std::string out;
  append_inline(out, value);
  return out;
}

Json parse_plain_json(std::string_view text) { return Json::parse(text.begin(), text.end()); }

std::string dump_json(const Json& value) { return value.dump(); }

std::string dump_mended_json(const Json& value, bool ascii) {
  return value.dump(-1, ' ', ascii, Json::error_handler_t::replace);
}

double shortest_decimal(float value) {
  std::string digits;
  append_shortest(digits, value);
  const double decimal = std::strtod(digits.c_str(), nullptr);
  return static_cast<float>(decimal) == value ? decimal : static_cast<double>(value);
}

}  // namespace descent
