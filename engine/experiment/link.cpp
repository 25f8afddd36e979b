#include "engine/experiment/link.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/data/deflate.hpp"
#include "engine/experiment/base64url.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/limits.hpp"
#include "engine/experiment/playground_link.hpp"
#include "engine/experiment/url_notation.hpp"

namespace descent {
namespace {

constexpr std::string_view version_key = "descent", readable_key = "experiment",
                           packed_key = "packed";

bool is_own_key(std::string_view key) {
  return key == version_key || key == readable_key || key == packed_key;
}

void check_view(const LinkField& field) {
  const bool plain = std::all_of(field.key.begin(), field.key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
  if (!plain || field.key.empty() || field.key.size() > limits::view_key_bytes) {
    throw Error("The link has a key that is none: they are 1 to " +
                std::to_string(limits::view_key_bytes) + " letters, digits and _.");
  }
  if (field.value.size() > limits::view_value_bytes || !is_utf8(field.value)) {
    throw Error("The link's " + field.key + " is longer than " +
                std::to_string(limits::view_value_bytes) + " bytes, or not UTF-8 text.");
  }
}

// "descent" says nothing in a link: its own key of that name does.
Json experiment_json(const Experiment& experiment) {
  Json json = parse_json(to_json(experiment), limits::experiment_bytes);
  json.erase("descent");
  return json;
}

[[noreturn]] void refuse_length(std::size_t characters) {
  throw Error("The experiment is too large for a link, which would have " +
              std::to_string(characters) + " characters and may have " +
              std::to_string(limits::link_characters) + ": save it as a file instead.");
}

std::string packed(const Json& json) {
  const std::string text = print_json_line(json);
  // Four characters for three bytes, and numbers pack to about half.
  if (text.size() > limits::link_unpacked) refuse_length(text.size() / 2);
  return to_base64url(deflate_text(text));
}

void check_version(const std::string& version) {
  if (version == "1") return;
  const bool number = !version.empty() && version.size() < 10 &&
                      version.find_first_not_of("0123456789") == std::string::npos;
  if (!number) throw Error("The link's version is not a number: it is broken.");
  throw Error("The link is of version " + version +
              " of the format, and this program reads version 1 only.");
}

std::string json_of(const std::vector<LinkField>& fields) {
  const std::string* readable = find_field(fields, readable_key);
  const std::string* bytes = find_field(fields, packed_key);
  if (readable && bytes) throw Error("The link has two experiments: it is broken.");
  if (readable) return from_url_notation(*readable);
  if (!bytes) throw Error("The link has no experiment: it is cut off.");
  const auto unpacked = from_base64url(*bytes);
  if (!unpacked) throw Error("The link's packed experiment is damaged or cut off.");
  return inflate_text(*unpacked, limits::link_unpacked, "The link's packed experiment");
}

}  // namespace

LinkKind link_kind(std::string_view text) {
  try {
    const std::vector<LinkField> fields = split_link(text);
    if (find_field(fields, version_key)) return LinkKind::descent;
    return is_playground_link(fields) ? LinkKind::tensorflow_playground : LinkKind::none;
  } catch (const Error&) {
    return LinkKind::descent;
  }
}

std::string write_link(const Experiment& experiment, const std::vector<LinkField>& view) {
  const Json json = experiment_json(experiment);
  std::vector<LinkField> fields = {{std::string(version_key), "1"},
                                   {std::string(readable_key), ""}};
  fields.back().value = to_url_notation(json);
  if (join_link(fields).size() > limits::readable_link_characters) {
    fields.back() = {std::string(packed_key), packed(json)};
  }
  for (const LinkField& field : view) {
    check_view(field);
    if (find_field(fields, field.key)) throw Error("The link's key " + field.key + " is taken.");
    fields.push_back(field);
  }
  const std::string link = join_link(fields);
  if (link.size() > limits::link_characters) refuse_length(link.size());
  return link;
}

Link read_link(std::string_view text) {
  const std::vector<LinkField> fields = split_link(text);
  const std::string* version = find_field(fields, version_key);
  if (!version && is_playground_link(fields)) return read_playground_link(fields);
  if (!version) {
    throw Error("This is no link of Descent: behind its # it should begin with descent=1.");
  }
  check_version(*version);
  Link link;
  link.experiment = parse_experiment(json_of(fields));
  for (const LinkField& field : fields) {
    if (is_own_key(field.key)) continue;
    check_view(field);
    link.view.push_back(field);
  }
  return link;
}

}  // namespace descent
