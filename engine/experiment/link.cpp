#include "engine/experiment/link.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/core/words.hpp"
#include "engine/data/deflate.hpp"
#include "engine/experiment/base64url.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/limits.hpp"
#include "engine/experiment/link_text.hpp"
#include "engine/experiment/playground_link.hpp"
#include "engine/experiment/url_notation.hpp"

namespace descent {
namespace {

// What is wrong with an option of the view; empty where nothing is.
std::string problem_of(const LinkField& field) {
  const bool plain = std::all_of(field.key.begin(), field.key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
  if (!plain || field.key.empty() || field.key.size() > limits::view_key_bytes) {
    return tr("The link has a key that is none: they are 1 to {0} letters, digits and _.",
              limits::view_key_bytes);
  }
  if (field.value.size() > limits::view_value_bytes || !is_utf8(field.value)) {
    return tr("The link's {0} is longer than {1} bytes, or not UTF-8 text.", field.key,
              limits::view_value_bytes);
  }
  return "";
}

// "descent" says nothing in a link: its own key of that name does.
Json experiment_json(const Experiment& experiment) {
  Json json = parse_json(to_json(experiment), limits::experiment_bytes);
  json.erase("descent");
  return json;
}

[[noreturn]] void refuse_length(std::size_t characters) {
  throw Error(
      tr("The experiment is too large for a link, which would have {0} characters and may have "
         "{1}: save it as a file instead.",
         characters, limits::link_characters));
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
  if (!number) throw Error(tr("The link's version is not a number: it is broken."));
  throw Error(tr("The link is of version {0} of the format, and this program reads version 1 only.",
                 version));
}

// A text taken apart, as far as that goes without knowing what it says.
struct Parts {
  std::vector<LinkField> fields;
  std::vector<std::string> left_out;
  std::string json;  // of a link of ours
  bool lacked_bracket = false;

  bool is_ours() const { return find_field(fields, link_version_key) != nullptr; }
  bool is_link() const { return is_ours() || is_playground_link(fields); }
};

void take_json(Parts& parts) {
  const std::string* readable = find_field(parts.fields, link_readable_key);
  const std::string* bytes = find_field(parts.fields, link_packed_key);
  if (readable && bytes) throw Error(tr("The link has two experiments: it is broken."));
  if (readable) {
    UrlNotation notation =
        from_url_notation_in_text(*readable, readable == &parts.fields.back().value);
    parts.json = std::move(notation.json);
    parts.lacked_bracket = notation.lacked_bracket;
    return;
  }
  if (!bytes) throw Error(tr("The link has no experiment: it is cut off."));
  const auto unpacked = from_base64url(*bytes);
  if (!unpacked) throw Error(tr("The link's packed experiment is damaged or cut off."));
  parts.json = inflate_text(*unpacked, limits::link_unpacked, tr("The link's packed experiment"));
}

// Spaces are encoded in links: others begin the text around them, or broke its line.
void check_spaces(const Parts& parts, std::string_view text) {
  if (text.find_first_of(" \t\r\n") == std::string_view::npos) return;
  for (const LinkField& field : parts.fields) {
    if (field.key == link_readable_key) continue;
    if ((field.key + field.value).find_first_of(" \t\r\n") == std::string::npos) continue;
    throw Error(tr("The link has spaces in {0}: it is broken.", shown_link_key(field.key)));
  }
}

// The first of a text's meanings that can be taken apart; an Error of the first that is a link
// else.
Parts take_apart(std::string_view text) {
  std::string problem;
  for (const std::string& meaning : link_meanings(text)) {
    Parts parts;
    try {
      parts.fields = split_link(meaning, parts.left_out);
      if (!parts.is_link()) continue;
      check_spaces(parts, meaning);
      if (!parts.is_ours()) return parts;
      check_version(*find_field(parts.fields, link_version_key));
      take_json(parts);
      return parts;
    } catch (const Error& error) {
      if (problem.empty()) problem = error.what();
    }
  }
  if (!problem.empty()) throw Error(problem);
  throw Error(tr("This is no link of Descent: behind its # it should begin with descent=1."));
}

// One, or those of several runs.
void take_experiments(const std::string& json, Link& link) {
  if (json.find("\"runs\"") != std::string::npos) {
    SavedRuns saved = parse_saved_runs(json);
    if (saved.several) {
      link.runs = std::move(saved.runs);
      link.experiment = link.runs.front().saved.experiment;
      return;
    }
  }
  link.experiment = parse_experiment(json);
}

// The view's options; others' that cannot be are left out.
void take_view(Parts& parts, Link& link) {
  for (LinkField& field : parts.fields) {
    if (is_format_key(field.key)) continue;
    if (problem_of(field).empty()) {
      link.view.push_back(std::move(field));
    } else {
      parts.left_out.push_back(shown_link_key(field.key));
    }
  }
}

void note_left_out(const std::vector<std::string>& left_out, Link& link) {
  constexpr std::size_t most_named = 5;
  if (left_out.empty()) return;
  std::string names;
  for (std::size_t i = 0; i < std::min(most_named, left_out.size()); ++i) {
    names += (i == 0 ? "" : ", ") + left_out[i];
  }
  link.notes.push_back(left_out.size() > most_named
                           ? tr("Left out of the link, as no part of it: {0} and more.", names)
                           : tr("Left out of the link, as no part of it: {0}.", names));
}

}  // namespace

LinkKind link_kind(std::string_view text) {
  for (const std::string& meaning : link_meanings(text)) {
    try {
      Parts parts;
      parts.fields = split_link(meaning, parts.left_out);
      if (parts.is_ours()) return LinkKind::descent;
      if (parts.is_link()) return LinkKind::tensorflow_playground;
    } catch (const Error&) {
      return LinkKind::descent;
    }
  }
  return LinkKind::none;
}

namespace {

std::string link_of(const Json& json, const std::vector<LinkField>& view) {
  std::vector<LinkField> fields = {{std::string(link_version_key), "1"},
                                   {std::string(link_readable_key), ""}};
  fields.back().value = to_url_notation(json);
  if (join_link(fields).size() > limits::readable_link_characters) {
    fields.back() = {std::string(link_packed_key), packed(json)};
  }
  for (const LinkField& field : view) {
    if (const std::string problem = problem_of(field); !problem.empty()) throw Error(problem);
    if (find_field(fields, field.key)) throw Error(tr("The link's key {0} is taken.", field.key));
    fields.push_back(field);
  }
  const std::string link = join_link(fields);
  if (link.size() > limits::link_characters) refuse_length(link.size());
  return link;
}

}  // namespace

std::string write_link(const Experiment& experiment, const std::vector<LinkField>& view) {
  return link_of(experiment_json(experiment), view);
}

std::string write_link(const std::vector<SavedRun>& runs, const std::vector<LinkField>& view) {
  Json json = {{"runs", Json::array()}};
  for (const SavedRun& run : runs) {
    Json& written = json["runs"].emplace_back(experiment_json(run.saved.experiment));
    if (!run.label.empty()) written["label"] = run.label;
  }
  return link_of(json, view);
}

Link read_link(std::string_view text) {
  Parts parts = take_apart(text);
  Link link;
  if (parts.is_ours()) {
    take_experiments(parts.json, link);
    take_view(parts, link);
  } else {
    link = read_playground_link(parts.fields);
  }
  if (parts.lacked_bracket)
    link.notes.push_back(tr("The link lacked its last bracket: it is added."));
  note_left_out(parts.left_out, link);
  return link;
}

}  // namespace descent
