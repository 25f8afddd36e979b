#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

// What the program says to people, in the language in use. As with gettext, the English text is its
// own key, and stands where it is said: xgettext finds it by tr, tr_n and tr_noop, so that their
// texts are literals (cmake/check_words.py). A sentence is one text, with numbered places for what
// changes: tr("There is no image set \"{0}\".", name). What is not for people does not go through
// here: ids, keys of JSON, Keras's names.
namespace descent {

// What stands in a place. A number with a fraction comes in words (number_text.hpp).
class Word {
 public:
  constexpr Word(std::string_view text) : text_(text) {}
  constexpr Word(const char* text) : text_(text) {}
  Word(const std::string& text) : text_(text) {}
  template <typename Whole>
    requires(std::is_integral_v<Whole> && !std::is_same_v<Whole, bool> &&
             !std::is_same_v<Whole, char>)
  constexpr Word(Whole number)
      : number_(static_cast<std::uint64_t>(number)),
        kind_(std::is_signed_v<Whole> ? Kind::with_sign : Kind::whole) {}

  void append_to(std::string& text) const;

 private:
  enum class Kind : std::uint8_t { text, whole, with_sign };
  std::string_view text_ = {};
  std::uint64_t number_ = 0;
  Kind kind_ = Kind::text;
};

// A language: its texts live as long as it is in use and end in a NUL; null where it has none, and
// English stands. Asked from any thread.
class Language {
 public:
  virtual ~Language() = default;
  // "es": as BCP 47 and browsers have it.
  virtual std::string_view code() const = 0;
  virtual const char* text(std::string_view english) const = 0;
  // One of its forms for that many.
  virtual const char* text(std::string_view one, std::string_view several,
                           std::uint64_t count) const = 0;
};
// For all that is said from now on; null: English.
void use_language(const Language* language);
std::string_view language_code();  // of the one in use; "en"

// The text in the language in use. In English the text itself, without a search or an allocation.
const char* tr(const char* english);
// "{0}" becomes the first value, "{1}" the second; "{{" is a brace. A place without a value stays.
template <typename... Values>
  requires(sizeof...(Values) > 0)
std::string tr(const char* english, const Values&... values);
// The form for `count`, which is "{0}"; other values begin at "{1}".
template <typename... Values>
std::string tr_n(const char* one, const char* several, std::uint64_t count,
                 const Values&... values);

// Marks a text in a table, which tr_marked() puts into the language in use where it is said.
constexpr const char* tr_noop(const char* english) { return english; }
std::string_view tr_marked(std::string_view english);

std::string with_values(const char* text, const Word* values, std::size_t count);
const char* tr_form(const char* one, const char* several, std::uint64_t count);

template <typename... Values>
  requires(sizeof...(Values) > 0)
std::string tr(const char* english, const Values&... values) {
  const Word words[] = {Word(values)...};
  return with_values(tr(english), words, sizeof...(Values));
}

template <typename... Values>
std::string tr_n(const char* one, const char* several, std::uint64_t count,
                 const Values&... values) {
  const Word words[] = {Word(count), Word(values)...};
  return with_values(tr_form(one, several, count), words, 1 + sizeof...(Values));
}

}  // namespace descent
