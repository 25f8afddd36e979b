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

// The keys that the format itself has.
inline constexpr std::string_view link_version_key = "descent", link_readable_key = "experiment",
                                  link_packed_key = "packed";
bool is_format_key(std::string_view key);

// Of a whole address, or of what stands behind its #, with or without that: values with their %XX
// decoded. Empty where nothing stands there, or not of this form. Signs behind a link, as of the
// sentence that it stands in, do not belong to it. What others have put into it and cannot be read,
// is given twice or stands behind a second # is left out, and named in `left_out`. An Error names
// what else is broken: more than 65,536 characters, too many fields, a key of the format given
// twice, %XX that is none, a value that is not UTF-8.
std::vector<LinkField> split_link(std::string_view text, std::vector<std::string>& left_out);

// A key as a sentence may show it.
std::string shown_link_key(std::string_view key);

// The value of a key; null where it is not given.
const std::string* find_field(const std::vector<LinkField>& fields, std::string_view key);

// With what a URL does not carry as it is, or this form uses itself, as %XX; also the last sign of
// an option where it could be taken for one behind the link.
std::string join_link(const std::vector<LinkField>& fields);

}  // namespace descent
