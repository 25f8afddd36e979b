#include "engine/lessons/lesson_code.hpp"

#include <algorithm>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/base64url.hpp"

namespace descent {
namespace {

constexpr std::string_view begins = "DL1-";
constexpr std::size_t most_tries = 31, longest_id = 100, longest_code = 1000;
using Bytes = std::vector<std::uint8_t>;

void put_whole(Bytes& bytes, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<std::uint8_t>(value | 0x80));
  bytes.push_back(static_cast<std::uint8_t>(value));
}

void put_four(Bytes& bytes, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) {
    bytes.push_back(static_cast<std::uint8_t>(value >> shift));
  }
}

// FNV-1a.
std::uint32_t check_of(const std::uint8_t* bytes, std::size_t count) {
  std::uint32_t check = 2166136261u;
  for (std::size_t i = 0; i < count; ++i) check = (check ^ bytes[i]) * 16777619u;
  return check;
}

[[noreturn]] void fail() {
  throw Error(
      tr("This is no code of a lesson, or a letter of it is wrong: copy all of it, from DL1- on."));
}

class Reader {
 public:
  explicit Reader(Bytes bytes) : bytes_(std::move(bytes)) {}

  std::uint8_t byte() {
    if (place_ >= bytes_.size()) fail();
    return bytes_[place_++];
  }
  std::uint32_t four() {
    std::uint32_t value = 0;
    for (int shift = 0; shift < 32; shift += 8) value |= std::uint32_t{byte()} << shift;
    return value;
  }
  std::uint32_t whole() {
    std::uint32_t value = 0;
    for (int shift = 0; shift < 32; shift += 7) {
      const std::uint8_t next = byte();
      value |= std::uint32_t{next & 0x7fu} << shift;
      if (next < 0x80) return value;
    }
    fail();
  }
  bool at_end() const { return place_ == bytes_.size(); }

 private:
  Bytes bytes_;
  std::size_t place_ = 0;
};

}  // namespace

std::size_t LessonCode::asked() const {
  return static_cast<std::size_t>(
      std::count_if(steps.begin(), steps.end(), [](const Step& step) { return step.asks; }));
}

std::size_t LessonCode::reached() const {
  return static_cast<std::size_t>(std::count_if(
      steps.begin(), steps.end(), [](const Step& step) { return step.asks && step.reached; }));
}

double LessonCode::score() const {
  double sum = 0;
  for (const Step& step : steps) {
    if (step.asks && step.reached && !step.shown) sum += step.tries == 0 ? 1 : 0.5;
  }
  return asked() == 0 ? 1 : sum / static_cast<double>(asked());
}

LessonCode lesson_code(const Lesson& lesson, const LessonProgress& progress) {
  LessonCode code{lesson.id, lesson.hash, {}};
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
    const StepMark& mark = progress.marks[i];
    code.steps.push_back({lesson.steps[i].asks(), mark.reached, mark.shown,
                          std::min(mark.tries, most_tries), mark.seed});
  }
  return code;
}

std::string to_string(const LessonCode& code) {
  Bytes bytes;
  const std::string id = code.lesson.substr(0, longest_id);
  bytes.push_back(static_cast<std::uint8_t>(id.size()));
  for (const char c : id) bytes.push_back(static_cast<std::uint8_t>(c));
  put_four(bytes, code.hash);
  bytes.push_back(static_cast<std::uint8_t>(code.steps.size()));
  for (const LessonCode::Step& step : code.steps) {
    bytes.push_back(static_cast<std::uint8_t>((step.asks ? 1 : 0) | (step.reached ? 2 : 0) |
                                              (step.shown ? 4 : 0) | step.tries << 3));
    if (step.reached) put_whole(bytes, step.seed);
  }
  put_four(bytes, check_of(bytes.data(), bytes.size()));
  return std::string(begins) + to_base64url(bytes);
}

LessonCode lesson_code_from(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') letters += c;
  }
  if (!letters.starts_with(begins) || letters.size() > longest_code) fail();
  auto bytes = from_base64url(std::string_view(letters).substr(begins.size()));
  constexpr std::size_t check_bytes = 4;
  if (!bytes || bytes->size() < check_bytes) fail();
  const std::size_t size = bytes->size() - check_bytes;
  const std::uint32_t check = check_of(bytes->data(), size);
  Reader told({bytes->end() - check_bytes, bytes->end()});
  if (told.four() != check) fail();
  Reader reader({bytes->begin(), bytes->begin() + static_cast<std::ptrdiff_t>(size)});
  LessonCode code;
  for (std::size_t i = reader.byte(); i > 0; --i) code.lesson += static_cast<char>(reader.byte());
  code.hash = reader.four();
  for (std::size_t i = reader.byte(); i > 0; --i) {
    const unsigned flags = reader.byte();
    LessonCode::Step step{(flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, flags >> 3};
    if (step.reached) step.seed = reader.whole();
    code.steps.push_back(step);
  }
  if (!reader.at_end()) fail();
  return code;
}

}  // namespace descent
