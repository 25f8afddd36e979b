#include "engine/experiment/url_notation.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"

using namespace descent;

namespace {

std::string error_of(const std::string& text) {
  try {
    from_url_notation(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("JSON is written for URLs and read back") {
  const Json json = Json::parse(R"({"name": "spiral", "noise": 0.1, "list": [1, -2.5, 1e-7, 1e300],
    "flags": [true, false, null], "empty": [{}, [], ""], "text": "it's (all) here!", "2d": "2x",
    "nested": {"Größe": "日本"}})");
  const std::string text = to_url_notation(json);
  CHECK(text ==
        "(name:spiral,noise:0.1,list:!(1,-2.5,1e-07,1e300),flags:!(!t,!f,!n),"
        "empty:!((),!(),''),text:'it!'s (all) here!!','2d':'2x',nested:('Größe':'日本'))");
  CHECK(Json::parse(from_url_notation(text)) == json);
}

TEST_CASE("broken notation is told with its place") {
  const std::string broken = "The link's experiment is broken: it ";
  CHECK(error_of("") == broken + "lacks a value at its character 1.");
  CHECK(error_of("(a:1") == broken + "lacks a comma or a closing bracket at its character 5.");
  CHECK(error_of("(a:1))") == broken + "should end at its character 6.");
  CHECK(error_of("(a:1,)") == broken + "lacks a key at its character 6.");
  CHECK(error_of("(a)") == broken + "lacks a colon behind a key at its character 3.");
  CHECK(error_of("(a:01)") == broken + "lacks a value at its character 4.");
  CHECK(error_of("(a:--)") == broken + "lacks a value at its character 4.");
  CHECK(error_of("!x") ==
        broken + "lacks one of ( t f n behind an exclamation mark at its character 2.");
  CHECK(error_of("'abc") == broken + "ends within a text at its character 5.");
  CHECK(error_of("'abc!") == broken + "ends within a text at its character 6.");
  CHECK(error_of("'\xFF'") == broken + "holds a text that is not UTF-8 at its character 4.");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "!(";
  CHECK(error_of(deep) == broken + "is nested too deep at its character 25.");
}
