#pragma once

#include <string>
#include <string_view>
#include <vector>

// The part of a URL behind its #, as keys and values: #key=value&key=value.
namespace descent {

struct LinkField {
  std::string key, value;

  bool operator==(const LinkField&) const = default;
};

// Of a whole address, or of what stands behind its #, with or without that: values with their %XX
// decoded. Empty where nothing stands there, or not of this form. An Error names what is broken:
// more than 65,536 characters, too many fields, a key given twice, %XX that is none, a value that
// is not UTF-8.
std::vector<LinkField> split_link(std::string_view text);

// The value of a key; null where it is not given.
const std::string* find_field(const std::vector<LinkField>& fields, std::string_view key);

// With what a URL does not carry as it is, or this form uses itself, as %XX.
std::string join_link(const std::vector<LinkField>& fields);

}  // namespace descent
