#include "engine/experiment/link_fields.hpp"

#include <algorithm>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

constexpr std::string_view hexadecimal = "0123456789ABCDEF";

// What browsers leave as it is behind a # (https://url.spec.whatwg.org/#fragment-state), without
// what programs that find links in text take for their end.
bool is_carried(char c) {
  const bool letter_or_digit =
      (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter_or_digit || std::string_view("-_.~!*'(),:").find(c) != std::string_view::npos;
}

int digit(char c) {
  if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
  const std::size_t value = hexadecimal.find(c);
  return value == std::string_view::npos ? -1 : static_cast<int>(value);
}

std::string decoded(std::string_view text, const std::string& key) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      plain += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? digit(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? digit(text[i + 2]) : -1;
    if (high < 0 || low < 0) {
      throw Error(
          tr("The link is broken: in {0} a percent sign stands without two hexadecimal digits "
             "behind it.",
             key));
    }
    plain += static_cast<char>(16 * high + low);
    i += 2;
  }
  if (!is_utf8(plain)) throw Error(tr("The link is broken: {0} is not UTF-8 text.", key));
  return plain;
}

LinkField field_of(std::string_view part) {
  const std::size_t equals = part.find('=');
  const std::string_view key = part.substr(0, equals);
  const std::string_view value =
      equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1);
  return {std::string(key), decoded(value, shown_link_key(key))};
}

bool ends_word(char c) {
  return std::string_view(".,;:!?)]}>\"'*`|").find(c) != std::string_view::npos ||
         static_cast<unsigned char>(c) >= 0x80;
}

// What stands behind the #: the one before our key where there are several.
std::string_view behind_hash(std::string_view text, std::vector<std::string>& left_out) {
  std::size_t hash = text.find("#descent");
  if (hash == std::string_view::npos) hash = text.find('#');
  if (hash != std::string_view::npos) text.remove_prefix(hash + 1);
  const std::size_t second = text.find('#');
  if (second == std::string_view::npos) return text;
  left_out.push_back(tr("what stands behind a second #"));
  return text.substr(0, second);
}

// Of a readable experiment its notation knows the end.
std::string_view without_end(std::string_view text) {
  const std::size_t last = text.rfind('&');
  const std::size_t begin = last == std::string_view::npos ? 0 : last + 1;
  if (text.substr(begin).starts_with(link_readable_key)) return text;
  while (!text.empty() && ends_word(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view without_entity(std::string_view part) {
  while (part.starts_with("amp;")) part.remove_prefix(4);
  return part;
}

void add_field(std::vector<LinkField>& fields, std::string_view part,
               std::vector<std::string>& left_out) {
  const std::string_view key = part.substr(0, part.find('='));
  if (!is_format_key(key) && find_field(fields, key)) {
    left_out.push_back(tr("{0} the second time", shown_link_key(key)));
    return;
  }
  try {
    LinkField field = field_of(part);
    if (find_field(fields, field.key)) {
      throw Error(tr("The link gives {0} twice.", shown_link_key(field.key)));
    }
    fields.push_back(std::move(field));
  } catch (const Error&) {
    if (is_format_key(key)) throw;
    left_out.push_back(shown_link_key(key));
  }
}

}  // namespace

bool is_format_key(std::string_view key) {
  return key == link_version_key || key == link_readable_key || key == link_packed_key;
}

std::string shown_link_key(std::string_view key) {
  const bool plain =
      std::all_of(key.begin(), key.end(), [](char c) { return is_carried(c) && c != '\''; });
  return plain && !key.empty() ? "\"" + shortened(key) + "\"" : tr("one of its keys");
}

std::vector<LinkField> split_link(std::string_view text, std::vector<std::string>& left_out) {
  text = behind_hash(text, left_out);
  if (text.size() > limits::link_characters) {
    throw Error(tr("The link has {0} characters behind its #; at most {1} are read.", text.size(),
                   limits::link_characters));
  }
  std::vector<LinkField> fields;
  if (text.find('=') == std::string_view::npos) return fields;
  text = without_end(text);
  while (!text.empty()) {
    const std::size_t end = text.find('&');
    const std::string_view part = without_entity(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (part.empty()) continue;
    if (fields.size() + left_out.size() >= limits::link_fields) {
      throw Error(tr("The link has more than {0} parts.", limits::link_fields));
    }
    add_field(fields, part, left_out);
  }
  return fields;
}

const std::string* find_field(const std::vector<LinkField>& fields, std::string_view key) {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const LinkField& field) { return field.key == key; });
  return found == fields.end() ? nullptr : &found->value;
}

std::string join_link(const std::vector<LinkField>& fields) {
  std::string text;
  for (const LinkField& field : fields) {
    text += (text.empty() ? "" : "&") + field.key + "=";
    for (std::size_t i = 0; i < field.value.size(); ++i) {
      const char c = field.value[i];
      const bool last = i + 1 == field.value.size() && !is_format_key(field.key);
      if (is_carried(c) && !(last && ends_word(c))) {
        text += c;
        continue;
      }
      const auto byte = static_cast<unsigned char>(c);
      text += {'%', hexadecimal[byte >> 4], hexadecimal[byte & 15]};
    }
  }
  return text;
}

}  // namespace descent
