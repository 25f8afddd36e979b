#include "engine/core/text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace descent;

TEST_CASE("UTF-8 is told from other bytes") {
  for (const std::string text : {"", "plain", "Größe", "日本", "\xF0\x9F\x99\x82"}) {
    INFO(text);
    CHECK(is_utf8(text));
  }
  // Latin-1, cut off, a lone continuation, too long a form, a surrogate, beyond the last character.
  for (const std::string text :
       {"Gr\xF6\xDF", "\xC3", "\xE6\x97", "\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80"}) {
    CHECK_FALSE(is_utf8(text));
  }
}

TEST_CASE("decimal numbers and nothing else") {
  CHECK(decimal_number("0") == 0.0);
  CHECK(decimal_number("-1.25e2") == -125.0);
  CHECK(decimal_number("+.5") == 0.5);
  CHECK(decimal_number("1e30") == 1e30);
  for (const std::string text :
       {"", " 1", "1 ", "1,5", "0x1p3", "nan", "infinity", "1e31", "-", "e5", "1e5e5", "--1"}) {
    INFO(text);
    CHECK_FALSE(decimal_number(text).has_value());
  }
  CHECK_FALSE(decimal_number(std::string(61, '1')).has_value());
  CHECK_FALSE(decimal_number(std::string("1\0002", 3)).has_value());
}

TEST_CASE("a sentence begins with a capital letter, accented ones too") {
  CHECK(capitalized("") == "");
  CHECK(capitalized("loss") == "Loss");
  CHECK(capitalized("última época") == "Última época");
  CHECK(capitalized("ñandú") == "Ñandú");
  CHECK(capitalized("÷ 2") == "÷ 2");
  CHECK(capitalized("Élan") == "Élan");
  CHECK(capitalized("− x") == "− x");
  CHECK(capitalized("3 units") == "3 units");
}
