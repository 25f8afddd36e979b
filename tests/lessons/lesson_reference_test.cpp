#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "engine/core/file.hpp"
#include "engine/lessons/lesson.hpp"
#include "engine/lessons/page_names.hpp"

using namespace descent;

namespace {

std::string reference() {
  const auto text = file_bytes(std::string(DESCENT_SOURCE_DIR) + "/assets/lesson.md");
  REQUIRE(text);
  return *text;
}

// What stands `in code` between two headings.
std::set<std::string> codes_between(const std::string& text, const std::string& from,
                                    const std::string& to) {
  const std::size_t first = text.find(from), last = text.find(to);
  REQUIRE(first != std::string::npos);
  REQUIRE(last != std::string::npos);
  std::set<std::string> codes;
  for (std::size_t place = text.find('`', first); place < last;) {
    const std::size_t end = text.find('`', place + 1);
    codes.insert(text.substr(place + 1, end - place - 1));
    place = text.find('`', end + 1);
  }
  return codes;
}

}  // namespace

TEST_CASE("the reference of lessons names every fact, and none that there is not") {
  const std::set<std::string> told = codes_between(reference(), "\n## Facts", "\n| texts |");
  std::set<std::string> numbers;
  for (const FactInfo& info : all_facts()) {
    const std::string name(info.name);
    if (info.kind == FactKind::number) {
      numbers.insert(name);
    } else {
      CHECK(reference().find("`" + name + "`") != std::string::npos);
    }
  }
  CHECK(told == numbers);
}

TEST_CASE("the reference of lessons names every event and which of them there are") {
  const std::set<std::string> told =
      codes_between(reference(), "\n## What happens", "\n## Controls");
  std::set<std::string> events;
  for (const HappeningInfo& info : all_happenings()) {
    events.insert(std::string(info.name));
    for (const std::string_view which : info.whiches) events.insert(std::string(which));
  }
  CHECK(told == events);
}

TEST_CASE("the reference of lessons lists the controls and parts that a lesson can name") {
  const auto all = [](PageName kind) {
    return std::set<std::string>(page_names(kind).begin(), page_names(kind).end());
  };
  std::set<std::string> controls = codes_between(reference(), "| where | ids |", "\nParts, to ");
  CHECK(controls == all(PageName::control));
  CHECK(page_names(PageName::control).size() == controls.size());  // each stands there once
  std::set<std::string> parts =
      codes_between(reference(), "\nParts, to ", "\n## What a learner hands in");
  CHECK(parts == all(PageName::part));
}

TEST_CASE("the example of the reference is a lesson") {
  const std::string text = reference();
  const std::size_t first = text.find("```json\n") + 8;
  const Lesson lesson =
      parse_lesson(text.substr(first, text.find("```", first) - first), "example");
  CHECK(lesson.steps.size() == 2);
  CHECK(lesson.steps[0].hints.size() == 3);
  CHECK(unknown_names(lesson).empty());
}

TEST_CASE("facts stand in the order of their names' list") {
  for (std::size_t i = 0; i < all_facts().size(); ++i) {
    CHECK(static_cast<std::size_t>(all_facts()[i].fact) == i);
    CHECK(fact_named(all_facts()[i].name) == all_facts()[i].fact);
  }
}
