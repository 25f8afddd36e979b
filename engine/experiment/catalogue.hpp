#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// The languages that there are, and their catalogues: files that the build makes of
// assets/languages (cmake/language_file.py), which say what the program says in another language
// than English.
namespace descent {

struct LanguageName {
  std::string_view code;  // "es"
  std::string_view name;  // "Español", as it calls itself
};
constexpr LanguageName languages[] = {{"en", "English"}, {"es", "Español"}};

// What is said from now on is in this language: `catalogue` is the text of its file, empty for
// English. Catalogues are kept for good, for their texts may be in use. An Error where it is none;
// the language stays as it was. Called from the thread that draws; other threads may speak
// meanwhile.
void use_catalogue(std::string_view catalogue);

// The same of the file LANGUAGES/CODE.json. An Error where there is no such language or no such
// file.
void use_language_file(const std::string& folder, std::string_view code);

// The one that this process's surroundings ask for, as gettext reads them: LANGUAGE, LC_ALL,
// LC_MESSAGES, LANG
// ("es_MX.UTF-8"), the first that is set. English for languages that there are not.
std::string language_of_surroundings();

}  // namespace descent
