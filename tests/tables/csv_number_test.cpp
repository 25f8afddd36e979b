#include "engine/tables/csv_number.hpp"

#include <catch2/catch_test_macros.hpp>

namespace descent {
namespace {

std::optional<double> pointed(std::string_view cell) { return csv_number(cell, {'.', ""}); }
std::optional<double> with_comma(std::string_view cell) { return csv_number(cell, {',', ""}); }

CsvNumberVotes votes_of(std::initializer_list<std::string_view> cells) {
  CsvNumberVotes votes;
  for (const std::string_view cell : cells) votes.add(cell);
  return votes;
}

}  // namespace

TEST_CASE("numbers in cells") {
  CHECK(pointed("1.5") == 1.5);
  CHECK(pointed("+1e-3") == 1e-3);
  CHECK(pointed(".5") == 0.5);
  CHECK(pointed("5.") == 5.0);
  CHECK(with_comma("1,5") == 1.5);
  for (const std::string cell : {"", "-", "1.2.3", "1e", "0x10", "nan", "inf", "12a", "1e31",
                                 "1e999", "1,5", "+-5", ".", "e5", "--5", "1 2", "$", "5 kg"}) {
    INFO(cell);
    CHECK_FALSE(pointed(cell).has_value());
  }
  CHECK_FALSE(pointed(std::string(61, '1')).has_value());
}

TEST_CASE("thousands by every sign that people set") {
  for (const std::string cell : {"1,100.5", "1 100.5", "1'100.5",
                                 "1\xC2\xA0"
                                 "100.5",
                                 "1\xE2\x80\xAF"
                                 "100.5",
                                 "1\xE2\x80\x89"
                                 "100.5",
                                 "1\xE2\x80\x99"
                                 "100.5"}) {
    INFO(cell);
    CHECK(pointed(cell) == 1100.5);
  }
  CHECK(with_comma("1.100,5") == 1100.5);
  CHECK(with_comma("1 100,5") == 1100.5);
  CHECK(with_comma("1'234'567,25") == 1234567.25);
  CHECK(pointed("1,234,567") == 1234567.0);
  CHECK(pointed("12,34,567.5") == 1234567.5);  // India's
  for (const std::string cell : {"1,10", "1,1000", "1,100,5", "0,123", ",100", "1,100e3",
                                 "1,100 200", "1,,100", "1,234,56", "1,23"}) {
    INFO(cell);
    CHECK_FALSE(pointed(cell).has_value());
  }
}

TEST_CASE("every minus, and units before and behind") {
  for (const std::string cell : {"-5",
                                 "\xE2\x88\x92"
                                 "5",
                                 "\xE2\x80\x93"
                                 "5",
                                 "- 5"}) {
    INFO(cell);
    CHECK(pointed(cell) == -5.0);
  }
  CHECK(csv_number("5 %", {'.', "%"}) == 5.0);
  CHECK(csv_number("5%", {'.', "%"}) == 5.0);
  CHECK(csv_number("-$5", {'.', "$"}) == -5.0);
  CHECK(csv_number("$-1,100.50", {'.', "$"}) == -1100.5);
  CHECK(csv_number("1.100,50 €", {',', "€"}) == 1100.5);
  CHECK(csv_number("CHF 1'100.50", {'.', "CHF"}) == 1100.5);
  CHECK_FALSE(pointed("5 %").has_value());
  CHECK_FALSE(csv_number("5", {'.', "%"}).has_value());
  CHECK(csv_unit("5 %") == "%");
  CHECK(csv_unit("$5").size() == 1);
}

TEST_CASE("a column's form is told from all of its cells") {
  CHECK(votes_of({"1.5", "2", "1.100"}).points() == 1);
  CHECK(votes_of({"1,5", "2"}).commas() == 1);
  CHECK(votes_of({"1,100.5"}).points() == 1);
  CHECK(votes_of({"1.100,5"}).commas() == 1);
  CHECK(votes_of({"1,100,000"}).points() == 1);
  CHECK(votes_of({"0,123"}).commas() == 1);
  CHECK(votes_of({"0.123"}).points() == 1);
  CHECK(votes_of({"1100,250"}).commas() == 1);
  const CsvNumberVotes doubt = votes_of({"900", "1,100", "x"});
  CHECK(doubt.points() + doubt.commas() == 0);
  CHECK(doubt.doubtful() == "1,100");
  CHECK(doubt.cells() == 3);
  CHECK(doubt.of({'.', ""}) == 2);
  CHECK(votes_of({"5 %", "6 %", "7"}).unit() == "%");
  CHECK(votes_of({"5 %", "6 %", "7"}).of({'.', "%"}) == 2);
}

TEST_CASE("signs for what is missing, and dates") {
  for (const std::string cell : {"", " ", "NA", "N/A", "n/a", "#N/A", "NaN", "null", "?", "<NA>"}) {
    INFO(cell);
    CHECK(is_missing(cell));
    CHECK(is_missing_number(cell));
  }
  for (const std::string cell : {"0", "none", "Nathan", "a", "-1"}) {
    INFO(cell);
    CHECK_FALSE(is_missing(cell));
    CHECK_FALSE(is_missing_number(cell));
  }
  CHECK_FALSE(is_missing("-"));  // a class, beside +
  CHECK(is_missing_number("-"));
  for (const std::string cell : {"2020-01-31", "31.01.2020", "1/31/20", "2020-01-31T12:30:15",
                                 "31.1.2020 12:30", "12:30", "12:30:15"}) {
    INFO(cell);
    CHECK(is_date(cell));
  }
  for (const std::string cell : {"1.5", "10.0.0.1", "1-2", "abc", "2020-01", "12345-1-1", ""}) {
    INFO(cell);
    CHECK_FALSE(is_date(cell));
  }
}

TEST_CASE("numbers are the same class by their value, however many digits they have") {
  const CsvNumberForm form;
  CHECK(csv_number_key("9.0", form) == "9");
  CHECK(csv_number_key("-0", form) == "0");
  CHECK(csv_number_key("0.50", form) == csv_number_key(".5", form));
  CHECK(csv_number_key("6068511140000001", form) == "6068511140000001");
  CHECK(csv_number_key("6068511140000002", form) == "6068511140000002");
  CHECK(csv_number_key("12345678901234567890123", form) !=
        csv_number_key("12345678901234567890124", form));
  CHECK(csv_number_key("0012345678901234567890", form) == "12345678901234567890");
}

}  // namespace descent
