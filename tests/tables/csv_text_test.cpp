#include "engine/tables/csv_text.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/data/data_helpers.hpp"

namespace descent {
namespace {

std::string utf16(std::string_view ascii, bool big) {
  std::string text;
  for (const char c : ascii) {
    if (big) text += '\0';
    text += c;
    if (!big) text += '\0';
  }
  return text;
}

std::string error_of_text(const std::string& bytes) {
  return test::error_of([&] { csv_text(bytes); });
}

}  // namespace

TEST_CASE("text of every encoding that tables come in") {
  const std::string text = "x,y\r\n1,2\r\n";
  CHECK(csv_text("\xEF\xBB\xBF" + text) == text);
  CHECK(csv_text("\xFF\xFE" + utf16(text, false)) == text);
  CHECK(csv_text("\xFE\xFF" + utf16(text, true)) == text);
  CHECK(csv_text(utf16(text, false)) == text);
  CHECK(csv_text(utf16(text, true)) == text);
  CHECK(csv_text("Gr\xF6\xDF"
                 "e in \x80") == "Größe in €");
  // ö, €, and a pair of surrogates: U+1F600.
  CHECK(csv_text(std::string("\xFF\xFE\xF6\0\xAC\x20\x3D\xD8\x00\xDE", 10)) == "ö€😀");
  // Half of a pair, and half of a character.
  CHECK(csv_text(std::string("\xFF\xFE\x3D\xD8"
                             "a\0b",
                             7)) == "\uFFFDa\uFFFD");
}

TEST_CASE("a NUL in a text stays in sight, and what is mostly no text is none") {
  CHECK(csv_text(std::string("1,2,a\n3,4,b\0\n5,6,a,and,more,of,it", 33)) ==
        "1,2,a\n3,4,b\u2400\n5,6,a,and,more,of,it");
  CHECK(error_of_text(std::string("\1\2\3\4 text", 9)) ==
        "This is not text but some other file: a table of comma-separated values is needed.");
}

TEST_CASE("other files are called what they are") {
  const auto binary = [](std::string bytes) { return bytes + std::string("\0\1\2\3\xFF", 5); };
  CHECK(error_of_text(binary("PK\x03\x04")) ==
        "This is a zip archive: a table of comma-separated values is needed.");
  CHECK(error_of_text(binary("PK\x03\x04....xl/workbook.xml")) ==
        "This is an Excel workbook (.xlsx), not text: save it as CSV in the program that made it.");
  CHECK(known_file(binary("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet")) ==
        "a spreadsheet (.ods)");
  CHECK(known_file(binary("\xD0\xCF\x11\xE0")) == "an old Excel or Office file (.xls)");
  CHECK(known_file(binary("\x89PNG\r\n\x1a\n")) == "a picture (PNG)");
  CHECK(known_file(binary("\xFF\xD8\xFF\xE0")) == "a picture (JPEG)");
  CHECK(known_file(binary("\x1F\x8B\x08")) == "a packed file (gzip)");
  CHECK(known_file(binary("PAR1")) == "a Parquet file");
  CHECK(known_file("%PDF-1.7\n%âãÏÓ\n") == "a PDF document");
  CHECK(known_file("\n<!DOCTYPE HTML>\n<p>") == "a web page (HTML)");
  CHECK(known_file("{\"a\": [1, 2]}\n") == "a JSON file");
  CHECK(known_file("PAR1,PAR2\n1,2\n").empty());
  CHECK(known_file("MM,y\n1,2\n").empty());
  CHECK(known_file("").empty());
}

}  // namespace descent
