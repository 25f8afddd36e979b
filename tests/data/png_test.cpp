#include "engine/data/png.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/data/deflate.hpp"

using namespace descent;

namespace {

std::uint32_t number_at(const std::string& file, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number = number << 8 | static_cast<std::uint8_t>(file[at + i]);
  }
  return number;
}

// A file's chunk of that type: its data.
std::string chunk(const std::string& file, const std::string& type) {
  for (std::size_t at = 8; at < file.size(); at += 12 + number_at(file, at)) {
    if (file.substr(at + 4, 4) == type) return file.substr(at + 8, number_at(file, at));
  }
  return "";
}

}  // namespace

TEST_CASE("a picture is packed row by row") {
  const std::vector<std::uint8_t> rgb = {255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7};
  const std::string file = encode_png(2, 2, rgb);
  CHECK(file.substr(0, 8) == "\x89PNG\r\n\x1a\n");
  const std::string header = chunk(file, "IHDR");
  REQUIRE(header.size() == 13);
  CHECK(number_at(header, 0) == 2);
  CHECK(number_at(header, 4) == 2);
  const std::string packed = chunk(file, "IDAT");
  const std::string rows = inflate_text({packed.begin(), packed.end()}, 100, "The picture");
  const std::string expected("\0\xff\0\0\0\xff\0\0\0\0\xff\x09\x08\x07", 14);
  CHECK(rows == expected);
  // The checksum that the specification gives for an empty IEND.
  CHECK(number_at(file, file.size() - 4) == 0xae426082);
}

TEST_CASE("what is no picture is refused") {
  CHECK_THROWS_AS(encode_png(0, 2, {}), Error);
  CHECK_THROWS_AS(encode_png(2, 2, std::vector<std::uint8_t>(11)), Error);
}
