#include "engine/experiment/catalogue.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "tests/core/temporary_folder.hpp"

using namespace descent;

namespace {

// English comes back, whatever a test ends with.
struct EnglishAfterwards {
  ~EnglishAfterwards() { use_catalogue(""); }
};

// Polish's three forms, to 199.
std::string polish_forms() {
  std::string forms;
  for (int n = 0; n < 200; ++n) {
    const bool few = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20);
    forms += n == 1 ? '0' : few ? '1' : '2';
  }
  return forms;
}

std::string catalogue(const std::string& code, const std::string& forms) {
  return R"({"code": ")" + code + R"(", "forms": ")" + forms + R"(", "texts": {
    "Learning rate": "Tasa de aprendizaje",
    "Epoch {0} of {1}.": "De {1} épocas, la {0}.",
    "{0} layer": ["{0} eins", "{0} wenige", "{0} viele"],
    "1,234.5": "1 234,5"}})";
}

class Surroundings {
 public:
  explicit Surroundings(const char* language) {
    for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES"}) unsetenv(name);
    setenv("LANG", language, 1);
  }
};

}  // namespace

TEST_CASE("a catalogue's words stand for the English ones") {
  const EnglishAfterwards afterwards;
  CHECK(language_code() == "en");
  use_catalogue(catalogue("x1", polish_forms()));
  CHECK(language_code() == "x1");
  CHECK(tr("Learning rate") == std::string("Tasa de aprendizaje"));
  CHECK(tr("Epoch {0} of {1}.", 3, 9) == "De 9 épocas, la 3.");
  CHECK(tr("Nobody has put this into words") == std::string("Nobody has put this into words"));
  use_catalogue("");
  CHECK(language_code() == "en");
  CHECK(tr("Learning rate") == std::string("Learning rate"));
}

TEST_CASE("a language may get more words later") {
  const EnglishAfterwards afterwards;
  const std::string first = catalogue("x9", polish_forms());
  use_catalogue(first);
  const char* const said = tr("Learning rate");
  std::string more = first;
  more.insert(more.find("\"Learning rate\""), R"("Lesson": "Lección", )");
  use_catalogue(more);
  CHECK(tr("Lesson") == std::string("Lección"));
  CHECK(said == std::string("Tasa de aprendizaje"));  // it is still there
}

TEST_CASE("a catalogue has a form for every count") {
  const EnglishAfterwards afterwards;
  use_catalogue(catalogue("x2", polish_forms()));
  const auto said = [](std::uint64_t count) { return tr_n("{0} layer", "{0} layers", count); };
  CHECK(said(1) == "1 eins");
  CHECK(said(3) == "3 wenige");
  CHECK(said(5) == "5 viele");
  CHECK(said(12) == "12 viele");
  CHECK(said(101) == "101 viele");
  CHECK(said(1022) == "1022 wenige");
  CHECK(said(1'000'012) == "1000012 viele");
}

TEST_CASE("numbers are written as the language in use writes them") {
  const EnglishAfterwards afterwards;
  use_catalogue(catalogue("x3", polish_forms()));
  CHECK(fixed_text(1234.567, 2) == "1 234,57");
  CHECK(short_text(-0.03125) == "−0,0312");
  CHECK(short_text(12'345'678) == "1,23e+07");
  CHECK(with_commas(1'234'567) == "1 234 567");
  CHECK(loss_text(715.66669) == "715,7");
  CHECK(loss_text(0.00012) == "1,2e-04");
  CHECK(short_count(1'900'000) == "1,9 M");
  CHECK(in_language("0.003") == "0,003");
  CHECK(fixed_text(-0.001, 2) == "0,00");  // never a minus zero
  CHECK(with_english_commas(1234) == "1,234");
  use_catalogue("");
  CHECK(fixed_text(1234.567, 2) == "1,234.57");
  CHECK(in_language("0.003") == "0.003");
}

TEST_CASE("what is no catalogue is refused, and the language stays") {
  const EnglishAfterwards afterwards;
  use_catalogue(catalogue("x4", polish_forms()));
  for (const std::string& damaged : {std::string("{"), std::string("[]"), std::string("{}"),
                                     catalogue("x5", "01"), catalogue("x5", std::string(200, 'a')),
                                     std::string(R"({"code": 3, "forms": [], "texts": 1})")}) {
    CHECK_THROWS_AS(use_catalogue(damaged), Error);
    CHECK(language_code() == "x4");
  }
}

TEST_CASE("a language's file is read by its code") {
  const EnglishAfterwards afterwards;
  const test::TemporaryFolder folder;
  std::ofstream(folder.path() / "es.json") << catalogue("es", polish_forms());
  use_language_file(folder.path().string(), "es");
  CHECK(language_code() == "es");
  use_language_file(folder.path().string(), "en");
  CHECK(language_code() == "en");
  CHECK_THROWS_AS(use_language_file(folder.path().string(), "xx"), Error);
  CHECK_THROWS_AS(use_language_file(folder.path().string() + "/none", "es"), Error);
}

TEST_CASE("the surroundings say a language as gettext reads them") {
  const char* const before = std::getenv("LANG");
  const std::string kept = before ? before : "C";
  for (const auto& [lang, code] : {std::pair{"es_MX.UTF-8", "es"},
                                   {"es", "es"},
                                   {"de_DE.UTF-8", "en"},
                                   {"C.UTF-8", "en"},
                                   {"", "en"}}) {
    const Surroundings surroundings(lang);
    CHECK(language_of_surroundings() == code);
  }
  setenv("LANGUAGE", "es:en", 1);
  CHECK(language_of_surroundings() == "es");
  unsetenv("LANGUAGE");
  setenv("LANG", kept.c_str(), 1);
}
