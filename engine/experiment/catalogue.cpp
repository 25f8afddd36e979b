#include "engine/experiment/catalogue.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/file.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_text.hpp"

namespace descent {
namespace {

constexpr std::uint64_t plural_period = 100;

// As cmake/language_file.py writes it: "texts" holds for each English text, of those with a plural
// for that of one, its words or their forms; "forms" which of these stands for 0, 1 … 199, and what
// follows repeats the last 100.
class Catalogue : public Language {
 public:
  explicit Catalogue(const Json& file)
      : code_(file.at("code").get<std::string>()), forms_(file.at("forms").get<std::string>()) {
    for (const auto& [english, words] : file.at("texts").items()) {
      texts_[english] = words.is_array() ? words.get<std::vector<std::string>>()
                                         : std::vector{words.get<std::string>()};
    }
    const auto form = [](char digit) { return digit >= '0' && digit <= '9'; };
    if (forms_.size() != 2 * plural_period || !std::all_of(forms_.begin(), forms_.end(), form)) {
      throw Error("forms");
    }
  }

  std::string_view code() const override { return code_; }
  std::size_t size() const { return texts_.size(); }

  const char* text(std::string_view english) const override { return form(english, 0); }

  const char* text(std::string_view one, std::string_view, std::uint64_t count) const override {
    const std::uint64_t place =
        count < forms_.size() ? count : plural_period + count % plural_period;
    return form(one, static_cast<std::size_t>(forms_[place] - '0'));
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  const char* form(std::string_view english, std::size_t number) const {
    const auto found = texts_.find(english);
    if (found == texts_.end() || found->second.empty()) return nullptr;
    return found->second[std::min(number, found->second.size() - 1)].c_str();
  }

  std::string code_, forms_;
  std::unordered_map<std::string, std::vector<std::string>, Hash, std::equal_to<>> texts_;
};

}  // namespace

void use_catalogue(std::string_view catalogue) {
  // What was said by one before this may still be in use, so they stay: one of each language, and
  // of as many texts, for more of them may come later (those of lessons).
  static std::map<std::pair<std::string, std::size_t>, std::unique_ptr<Catalogue>> kept;
  if (catalogue.empty()) return use_language(nullptr);
  std::unique_ptr<Catalogue> read;
  try {
    read = std::make_unique<Catalogue>(parse_plain_json(catalogue));
  } catch (const std::exception&) {
    throw Error(tr("The file of this language is damaged. Load the page anew, or build again."));
  }
  const std::pair key(std::string(read->code()), read->size());
  use_language(kept.try_emplace(key, std::move(read)).first->second.get());
}

void use_language_file(const std::string& folder, std::string_view code) {
  const auto known = std::find_if(std::begin(languages), std::end(languages),
                                  [&](const LanguageName& one) { return one.code == code; });
  if (known == std::end(languages)) {
    std::string codes;
    for (const LanguageName& one : languages) {
      codes += (codes.empty() ? "" : ", ") + std::string(one.code);
    }
    throw Error(tr("There is no language {0}; there are {1}.", code, codes));
  }
  if (known == std::begin(languages)) return use_language(nullptr);
  const std::string path = folder + '/' + std::string(code) + ".json";
  const std::optional<std::string> bytes = file_bytes(path);
  if (!bytes) throw Error(tr("The language's file {0} is missing. Build again.", path));
  use_catalogue(*bytes);
}

std::string language_of_surroundings() {
  for (const char* variable : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(variable);
    if (value == nullptr || *value == 0) continue;
    const std::string_view code = std::string_view(value).substr(0, std::strcspn(value, "_.@:-"));
    for (const LanguageName& one : languages) {
      if (one.code == code) return std::string(code);
    }
    break;
  }
  return std::string(languages[0].code);
}

}  // namespace descent
