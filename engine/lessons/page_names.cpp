#include "engine/lessons/page_names.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <utility>

#include "engine/core/words.hpp"
#include "engine/experiment/json_text.hpp"

namespace descent {
namespace {

// Without the numbers in it: "layer12.units" is "layer#.units".
std::string general(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
    if (!digit) {
      result += c;
    } else if (result.empty() || result.back() != '#') {
      result += '#';
    }
  }
  return result;
}

// How many letters have to be put in, taken away or replaced.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t k = 0; k < b.size(); ++k) {
      const std::size_t replaced = diagonal + (a[i] == b[k] ? 0 : 1);
      diagonal = std::exchange(row[k + 1], std::min({row[k + 1] + 1, row[k] + 1, replaced}));
    }
  }
  return row.back();
}

// Empty where none is near.
std::string_view nearest(PageName kind, std::string_view name) {
  std::string_view best;
  const std::string wanted = kind == PageName::control ? general(name) : std::string(name);
  std::size_t least = std::max<std::size_t>(wanted.size() / 2, 2) + 1;
  for (const std::string_view one : page_names(kind)) {
    const std::size_t away = distance(wanted, one);
    if (away < least) best = one, least = away;
  }
  return best;
}

const char* unknown(PageName kind) {
  switch (kind) {
    case PageName::control:
      return tr_noop("{0}: the page has no control \"{1}\".");
    case PageName::part:
      return tr_noop("{0}: the page has no part \"{1}\".");
    case PageName::scene:
      return tr_noop("{0}: there is no scene \"{1}\".");
    case PageName::preset:
      return tr_noop("{0}: there is no preset \"{1}\".");
    case PageName::term:
      return tr_noop("{0}: the glossary has no term \"{1}\".");
    case PageName::request:
      return tr_noop("{0}: there is no request \"{1}\".");
  }
  return "";
}

std::string placed(std::string sentence, const std::string& where, std::string_view name) {
  for (const auto& [mark, text] : {std::pair("{0}", std::string_view(where)), {"{1}", name}}) {
    const std::size_t found = sentence.find(mark);
    if (found != std::string::npos) sentence.replace(found, 3, text);
  }
  return sentence;
}

class Names {
 public:
  void check(PageName kind, std::string_view name, const std::string& where) {
    if (name.empty() || is_page_name(kind, name)) return;
    std::string sentence = placed(std::string(tr_marked(unknown(kind))), where, name);
    const std::string_view meant = nearest(kind, name);
    if (!meant.empty()) sentence += " " + tr("Did you mean \"{0}\"?", meant);
    sentences.push_back(std::move(sentence));
  }

  void check(PageName kind, const std::vector<std::string>& names, const std::string& where) {
    for (const std::string& name : names) check(kind, name, where);
  }

  // "[words](id)" and "[words](#term)".
  void check_text(const std::string& text, const std::string& where) {
    for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
      const std::size_t end = text.find(')', at);
      if (end == std::string::npos) return;
      const std::string id = text.substr(at + 2, end - at - 2);
      const bool term = id.starts_with('#');
      check(term ? PageName::term : PageName::control, term ? id.substr(1) : id, where);
    }
  }

  void check_requests(const std::vector<std::string>& requests, const std::string& where) {
    for (const std::string& request : requests) {
      const Json json = parse_plain_json(request);
      const std::string what = json.at("do").get<std::string>();
      check(PageName::request, what, where);
      if (what == "loadPreset" && json.contains("id") && json.at("id").is_string()) {
        check(PageName::preset, json.at("id").get<std::string>(), where);
      }
    }
  }

  void check_step(const LessonStep& step, const std::string& where) {
    for (const std::string& text : step.text) check_text(text, where + ".text");
    check(PageName::preset, step.begin.preset, where + ".begin.preset");
    check(PageName::scene, step.begin.scene, where + ".begin.scene");
    check_requests(step.begin.requests, where + ".begin.do");
    check(PageName::part, step.hide, where + ".hide");
    check(PageName::part, step.lock, where + ".lock");
    check(PageName::control, step.at, where + ".at");
    for (std::size_t i = 0; i < step.hints.size(); ++i) {
      const std::string hint = where + ".hints[" + std::to_string(i) + "]";
      check_text(step.hints[i].say, hint + ".say");
      check(PageName::control, step.hints[i].at, hint + ".at");
      check_requests(step.hints[i].requests, hint + ".do");
    }
  }

  std::vector<std::string> sentences;
};

}  // namespace

bool is_page_name(PageName kind, std::string_view name) {
  const std::vector<std::string_view>& names = page_names(kind);
  const std::string wanted = kind == PageName::control ? general(name) : std::string(name);
  return std::find(names.begin(), names.end(), wanted) != names.end();
}

std::vector<std::string> unknown_names(const Lesson& lesson) {
  Names names;
  names.check(PageName::term, lesson.terms, "terms");
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
    names.check_step(lesson.steps[i], "steps[" + std::to_string(i) + "]");
  }
  return names.sentences;
}

}  // namespace descent
