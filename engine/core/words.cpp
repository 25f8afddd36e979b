#include "engine/core/words.hpp"

#include <atomic>

namespace descent {
namespace {

// Null: English.
std::atomic<const Language*> in_use = nullptr;

const Language* language() { return in_use.load(std::memory_order_acquire); }

struct Place {
  std::size_t number = 0, size = 0;  // size 0: there is none
};

// "{12}" at the beginning of the text.
Place place_at(const char* text) {
  Place place;
  std::size_t at = 1;
  for (; text[at] >= '0' && text[at] <= '9' && at < 4; ++at) {
    place.number = 10 * place.number + static_cast<std::size_t>(text[at] - '0');
  }
  if (at > 1 && text[at] == '}') place.size = at + 1;
  return place;
}

}  // namespace

void Word::append_to(std::string& text) const {
  switch (kind_) {
    case Kind::text:
      text += text_;
      break;
    case Kind::whole:
      text += std::to_string(number_);
      break;
    case Kind::with_sign:
      text += std::to_string(static_cast<std::int64_t>(number_));
      break;
  }
}

void use_language(const Language* language) { in_use.store(language, std::memory_order_release); }

std::string_view language_code() {
  const Language* const other = language();
  return other ? other->code() : "en";
}

const char* tr(const char* english) {
  const Language* const other = language();
  const char* const found = other ? other->text(english) : nullptr;
  return found ? found : english;
}

std::string_view tr_marked(std::string_view english) {
  const Language* const other = language();
  const char* const found = other && !english.empty() ? other->text(english) : nullptr;
  return found ? found : english;
}

const char* tr_form(const char* one, const char* several, std::uint64_t count) {
  const Language* const other = language();
  const char* const found = other ? other->text(one, several, count) : nullptr;
  if (found) return found;
  return count == 1 ? one : several;
}

std::string with_values(const char* text, const Word* values, std::size_t count) {
  std::string result;
  while (*text != 0) {
    const bool open = *text == '{';
    const Place place = open ? place_at(text) : Place{};
    if (place.size > 0 && place.number < count) {
      values[place.number].append_to(result);
      text += place.size;
    } else {
      const bool doubled = (open || *text == '}') && text[1] == *text;
      result += *text;
      text += doubled ? 2 : 1;
    }
  }
  return result;
}

}  // namespace descent
