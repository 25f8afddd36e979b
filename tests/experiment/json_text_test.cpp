#include "engine/experiment/json_text.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/random.hpp"

using namespace descent;
using Catch::Matchers::Message;

namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20;

Json parse(std::string_view text) { return parse_json(text, megabyte); }

}  // namespace

TEST_CASE("broken JSON is told with line and column") {
  CHECK_THROWS_MATCHES(parse("{\n  \"seed\": 1,\n  \"data\" 3\n}"), Error,
                       Message("The JSON text is broken at line 3, column 10."));
  CHECK_THROWS_MATCHES(parse("{\"seed\": 1} x"), Error,
                       Message("The JSON text is broken at line 1, column 13."));
  CHECK_THROWS_MATCHES(parse("[\"ä\", nul]"), Error,
                       Message("The JSON text is broken at line 1, column 10."));
  CHECK_THROWS_MATCHES(parse(std::string_view("{}\0 more", 8)), Error,
                       Message("The JSON text is broken at line 1, column 3."));
  CHECK_THROWS_MATCHES(parse("{'seed': 1}"), Error,
                       Message("The JSON text is broken at line 1, column 2."));
}

TEST_CASE("JSON that stops in the middle is told") {
  for (const char* text : {"", " ", "{", "[1, 2", "{\"seed\":", "\"text"}) {
    INFO(text);
    try {
      parse(text);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).starts_with("The JSON text ends too early at line 1"));
    }
  }
}

TEST_CASE("numbers too large for any float are told") {
  CHECK_THROWS_MATCHES(parse("[1,\n 1e999]"), Error,
                       Message("A number is too large at line 2, column 6."));
}

TEST_CASE("hostile JSON is refused before it takes memory") {
  CHECK_THROWS_MATCHES(
      parse(std::string(100'000, '[')), Error,
      Message("The JSON text is nested more than 12 levels deep: this is no experiment."));
  CHECK_THROWS_MATCHES(parse("{\"seed\": 1, \"seed\": 2}"), Error,
                       Message("The JSON text has the key \"seed\" twice in one object."));
  CHECK_THROWS_MATCHES(parse(std::string(megabyte + 1, ' ')), Error,
                       Message("The JSON text is larger than 1 MB."));
  std::string many = "{";
  for (int i = 0; i < 100; ++i) many += "\"" + std::to_string(i) + "\": 0, ";
  CHECK_THROWS_MATCHES(
      parse(many + "}"), Error,
      Message("The JSON text has an object with more than 64 keys: this is no experiment."));
  CHECK_THROWS_AS(parse("\"\xff\xfe\""), Error);
}

TEST_CASE("the depth of a text is known before anything is made of it") {
  CHECK_NOTHROW(check_json_depth("[[\"[[[[ \\\" [[\"], {\"a\": []}]", 3));
  CHECK_THROWS_MATCHES(
      check_json_depth(std::string(1'000'000, '['), 16), Error,
      Message("The JSON text is nested more than 16 levels deep: this is no experiment."));
}

TEST_CASE("parsed values and their order are kept") {
  const Json json = parse(R"({"z": [1, -2, 0.5, true, null], "a": {"text": "\u00e4\n"}})");
  CHECK(json.begin().key() == "z");
  CHECK(json["z"] == Json({1, -2, 0.5, true, nullptr}));
  CHECK(json["a"]["text"] == "ä\n");
}

TEST_CASE("what is printed reads back the same") {
  const Json json = parse(R"({"seed": 42, "x": [[-1.5, 2e-7], [3, 4]], "empty": [], "none": {},
                              "text": "quotes \" and ä", "list": [{"a": true}, null]})");
  CHECK(parse(print_json(json)) == json);
}

TEST_CASE("long values are broken into lines of readable length") {
  Json json = {{"numbers", Json::array()}, {"rows", Json::array()}};
  for (int i = 0; i < 200; ++i) {
    json["numbers"].push_back(i * 0.37);
    json["rows"].push_back({i, -i});
  }
  const std::string text = print_json(json);
  std::size_t start = 0, lines = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
    CHECK(end - start <= 100);
    start = end + 1;
    ++lines;
  }
  CHECK(lines < 60);
  CHECK(start == text.size());
  CHECK(parse(text) == json);
}

TEST_CASE("floats are printed with the fewest digits") {
  CHECK(print_json_line(shortest_decimal(0.03f)) == "0.03");
  CHECK(print_json_line(shortest_decimal(1e-7f)) == "1e-07");
  CHECK(print_json_line(shortest_decimal(10.0f)) == "10");
  CHECK(print_json_line(shortest_decimal(1.0f / 3)) == "0.33333334");
}

TEST_CASE("every float survives, to the bit") {
  Random random(7);
  const auto survives = [](float value) {
    const std::string text = print_json_line(shortest_decimal(value));
    const auto read = static_cast<float>(parse("[" + text + "]")[0].get<double>());
    INFO(text);
    CHECK(std::bit_cast<std::uint32_t>(read) == std::bit_cast<std::uint32_t>(value));
  };
  using Limits = std::numeric_limits<float>;
  for (const float value : {0.0f, -0.0f, Limits::min(), Limits::denorm_min(), Limits::max(),
                            Limits::lowest(), 16777216.0f, 16777217.0f, 9.5367431640625e-7f}) {
    survives(value);
  }
  for (int i = 0; i < 20'000; ++i) {
    const auto value = std::bit_cast<float>(static_cast<std::uint32_t>(random.next() >> 32));
    if (std::isfinite(value)) survives(value);
  }
}
