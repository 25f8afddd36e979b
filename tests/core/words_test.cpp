#include "engine/core/words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>

using namespace descent;

namespace {

// Begins where English says "Learning rate", turns the order of places, and has three forms.
class Pseudo : public Language {
 public:
  std::string_view code() const override { return "qps"; }
  const char* text(std::string_view english) const override {
    const auto found = texts_.find(english);
    return found == texts_.end() ? nullptr : found->second;
  }
  const char* text(std::string_view one, std::string_view, std::uint64_t count) const override {
    if (one != "{0} layer of {1}") return nullptr;
    return count == 0 ? "[no lâyer of {1}]" : count < 3 ? "[{1}: few, {0}]" : "[{1}: many, {0}]";
  }

 private:
  std::map<std::string_view, const char*> texts_ = {
      {"Learning rate", "[Lëarning rate]"},
      {"Epoch {0} of {1}.", "[Of {1} epochs the {0}.]"},
      {"steps against the gradient", "[stëps]"},
  };
};

// English comes back, whatever a test ends with.
class InPseudo {
 public:
  InPseudo() { use_language(&pseudo_); }
  ~InPseudo() { use_language(nullptr); }
  InPseudo(const InPseudo&) = delete;
  InPseudo& operator=(const InPseudo&) = delete;

 private:
  Pseudo pseudo_;
};

constexpr std::string_view marked = tr_noop("steps against the gradient");

}  // namespace

TEST_CASE("English texts are themselves") {
  const char* const text = "Learning rate";
  CHECK(tr(text) == text);
  CHECK(tr("{0} and {{") == std::string_view("{0} and {{"));  // nothing is put in
  CHECK(tr_marked(marked).data() == marked.data());
}

TEST_CASE("Values stand in their places") {
  const std::string name = "mnist";
  CHECK(tr("There is no image set \"{0}\".", name) == "There is no image set \"mnist\".");
  CHECK(tr("{1} of {0}, {1}", "all", std::string_view("one")) == "one of all, one");
  CHECK(tr("{0} {1} {2}", -3, std::size_t{7}, std::uint8_t{255}) == "-3 7 255");
  CHECK(tr("{0}, {1}", std::numeric_limits<std::int64_t>::min(),
           std::numeric_limits<std::uint64_t>::max()) ==
        "-9223372036854775808, 18446744073709551615");
  CHECK(tr("{10}{9}", 0, 1, 2, 3, 4, 5, 6, 7, 8, "j", "k") == "kj");
  CHECK(tr("", 1).empty());
}

TEST_CASE("What is no place, or has no value, stays as it is") {
  CHECK(tr("{0} {1} {9}", 5) == "5 {1} {9}");
  CHECK(tr("{x} {} {0", 5) == "{x} {} {0");
  CHECK(tr("{{0}} is {0}; {{{0}}}", 5) == "{0} is 5; {5}");
  CHECK(tr("a set { of {0}", 5) == "a set { of 5");
  // A value is not looked through for places.
  CHECK(tr("{0} {1}", "{1}", "{0}") == "{1} {0}");
}

TEST_CASE("One and several have forms of their own") {
  CHECK(tr_n("{0} layer", "{0} layers", 1) == "1 layer");
  CHECK(tr_n("{0} layer", "{0} layers", 0) == "0 layers");
  CHECK(tr_n("{0} layer", "{0} layers", 12) == "12 layers");
  CHECK(tr_n("only {1}", "{0} layers of {1}", 1, "Dense") == "only Dense");
}

TEST_CASE("Another language is said while it is in use") {
  {
    const InPseudo in_use;
    CHECK(tr("Learning rate") == std::string_view("[Lëarning rate]"));
    CHECK(tr("Epoch {0} of {1}.", 3, 10) == "[Of 10 epochs the 3.]");
    CHECK(tr_marked(marked) == "[stëps]");
    CHECK(tr_n("{0} layer of {1}", "{0} layers of {1}", 0, "all") == "[no lâyer of all]");
    CHECK(tr_n("{0} layer of {1}", "{0} layers of {1}", 2, "all") == "[all: few, 2]");
    CHECK(tr_n("{0} layer of {1}", "{0} layers of {1}", 9, "all") == "[all: many, 9]");
    // What it does not have is said in English.
    CHECK(tr("Momentum") == std::string_view("Momentum"));
    CHECK(tr_n("{0} unit", "{0} units", 2) == "2 units");
    CHECK(tr_marked("").empty());
  }
  CHECK(tr("Learning rate") == std::string_view("Learning rate"));
}
