#include "engine/formats/zip.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/data/data_helpers.hpp"
#include "tests/formats/zip_testing.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using test::number;
using test::zip_file;
using test::zip_part;
using test::ZipEnd;
using test::ZipPart;

namespace {

constexpr std::uint64_t limit = 1'000'000;

std::string unpacked(const std::string& file, const ZipEntry& entry) {
  ZipReader reader(file, entry);
  std::string bytes(static_cast<std::size_t>(entry.size), '\0');
  reader.read(reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size());
  return bytes;
}

std::string error_of_zip(const std::string& file, std::uint64_t most = limit) {
  return test::error_of([&] { read_zip(file, most); });
}

std::string error_of_reading(const std::string& file) {
  return test::error_of([&] { unpacked(file, read_zip(file, limit).at(0)); });
}

// A part of which `change` made something else.
template <typename Change>
std::string with(Change change, bool deflated = false) {
  ZipPart part = zip_part("a.npy", "some bytes, some bytes, some bytes", deflated);
  change(part);
  return zip_file({part});
}

const auto contradicts = ContainsSubstring("what it says of itself does not agree");

}  // namespace

TEST_CASE("what was written as a zip file is read, stored or deflated") {
  const std::string zeros(100'000, '\0');
  const std::string written = write_zip({{"a/b.npy", "bytes"}, {"c.npy", ""}, {"d.npy", zeros}});
  const auto entries = read_zip(written, limit);
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].name == "a/b.npy");
  CHECK(unpacked(written, entries[0]) == "bytes");
  CHECK(unpacked(written, entries[2]) == zeros);
  CHECK(write_zip({{"a", "b"}}) == write_zip({{"a", "b"}}));

  const std::string deflated =
      zip_file({zip_part("x", "text", true), zip_part("y", zeros, true), zip_part("folder/", "")});
  const auto packed = read_zip(deflated, limit);
  REQUIRE(packed.size() == 2);
  CHECK(packed[1].packed < 200);
  CHECK(unpacked(deflated, packed[0]) == "text");
  CHECK(unpacked(deflated, packed[1]) == zeros);
}

TEST_CASE("a zip entry can be read in pieces, and its checksum is known at its end") {
  for (const bool deflated : {false, true}) {
    const std::string text(50'000, 'x');
    const std::string file = zip_file({zip_part("x", text, deflated)});
    const auto entries = read_zip(file, limit);
    ZipReader reader(file, entries[0]);
    std::vector<std::uint8_t> piece(20'000);
    reader.read(piece.data(), 20'000);
    reader.read(piece.data(), 20'000);
    CHECK_THROWS_WITH(reader.read(piece.data(), 20'000), ContainsSubstring("ends too early"));
    reader.read(piece.data(), 10'000);
    CHECK(piece[9999] == 'x');
  }
}

TEST_CASE("zip files with a comment, 64-bit records and sizes behind the data are read") {
  const auto sized_later = [](ZipPart& part) { part.flags = 8; };
  CHECK(error_of_zip(with(sized_later, true)).empty());
  CHECK(error_of_zip(zip_file({zip_part("a", "b")}, [](ZipEnd& end) {
          end.comment = "PK\5\6";
        })).empty());
  // NumPy writes the sizes into a local 64-bit record; others everything, and a record at the end.
  ZipPart part = zip_part("a", "bytes");
  part.size = part.packed = part.offset = 0xffffffff;
  part.extra = number(1, 2) + number(24, 2) + number(5, 8) + number(5, 8) + number(0, 8);
  part.local_extra =
      number(7, 2) + number(0, 2) + number(1, 2) + number(16, 2) + number(5, 8) + number(5, 8);
  const auto end64 = [](ZipEnd& end) {
    end.records = "PK\6\6" + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8) +
                  number(end.count, 8) + number(end.count, 8) + number(end.size, 8) +
                  number(end.begin, 8) + "PK\6\7" + number(0, 4) + number(end.begin + end.size, 8) +
                  number(1, 4);
    end.count = 0xffff;
    end.size = end.begin = 0xffffffff;
  };
  const std::string file = zip_file({part}, end64);
  const auto entries = read_zip(file, limit);
  REQUIRE(entries.size() == 1);
  CHECK(unpacked(file, entries[0]) == "bytes");
}

TEST_CASE("zip files whose 64-bit records lie are refused") {
  const auto lying = [](std::uint64_t count, std::uint64_t size, std::uint64_t begin,
                        std::uint64_t at) {
    return zip_file({zip_part("a", "bytes")}, [&](ZipEnd& end) {
      end.records = "PK\6\6" + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8) +
                    number(count, 8) + number(count, 8) + number(size, 8) + number(begin, 8) +
                    "PK\6\7" + number(0, 4) + number(at, 8) + number(1, 4);
      end.count = 0xffff;
      end.size = end.begin = 0xffffffff;
    });
  };
  constexpr std::uint64_t most = ~std::uint64_t{0};
  const std::string good = zip_file({zip_part("a", "bytes")});
  const std::uint64_t begin = good.find("PK\1\2"), size = good.find("PK\5\6") - begin;
  CHECK(error_of_zip(lying(1, size, begin, begin + size)).empty());
  CHECK_THAT(error_of_zip(lying(1, size, begin, most)), contradicts);
  CHECK_THAT(error_of_zip(lying(1, size, begin, 0)), contradicts);
  CHECK_THAT(error_of_zip(lying(1, most, begin, begin + size)), contradicts);
  CHECK_THAT(error_of_zip(lying(1, size, most, begin + size)), contradicts);
  CHECK_THAT(error_of_zip(lying(1, size + 1, begin - 1, begin + size)), contradicts);
  CHECK_THAT(error_of_zip(lying(2, size, begin, begin + size)), contradicts);
  CHECK_THAT(error_of_zip(lying(most, size, begin, begin + size)),
             ContainsSubstring("at most 4096"));
  CHECK_THAT(error_of_zip(zip_file({zip_part("a", "b")}, [](ZipEnd& end) { end.count = 0xffff; })),
             contradicts);
  // Of an entry: no record, one that is too short, one that leads far away.
  const auto entry64 = [](std::string extra) {
    return with([&](ZipPart& part) {
      part.size = part.packed = 0xffffffff;
      part.extra = part.local_extra = extra;
    });
  };
  CHECK_THAT(error_of_zip(entry64("")), contradicts);
  CHECK_THAT(error_of_zip(entry64(number(1, 2) + number(8, 2) + number(34, 8))), contradicts);
  CHECK_THAT(error_of_zip(entry64(number(1, 2) + number(400, 2) + number(34, 8))), contradicts);
  CHECK_THAT(
      error_of_zip(entry64(number(1, 2) + number(16, 2) + number(most, 8) + number(most, 8))),
      contradicts);
}

TEST_CASE("a zip file that was cut off anywhere is refused") {
  const std::string file = zip_file({zip_part("a", "text", true), zip_part("b", "more")});
  for (std::size_t size = 0; size < file.size(); ++size) {
    CHECK_THAT(error_of_zip(file.substr(0, size)), ContainsSubstring("is not whole"));
  }
  CHECK_THAT(error_of_zip(file + "x"), ContainsSubstring("is not whole"));
  CHECK_THAT(error_of_zip("x" + file), contradicts);
}

TEST_CASE("zip entries that contradict themselves are refused") {
  CHECK_THAT(error_of_zip(with([](ZipPart& part) { part.local_name = "b.npy"; })), contradicts);
  CHECK_THAT(error_of_zip(with([](ZipPart& part) { part.size += 1; })), contradicts);
  CHECK_THAT(error_of_zip(with([](ZipPart& part) { part.packed = part.size = 5000; })),
             contradicts);
  CHECK_THAT(error_of_zip(with([](ZipPart& part) { part.offset = 5; })), contradicts);
  CHECK_THAT(error_of_zip(with([](ZipPart& part) { part.offset = 0xfffffff0; })), contradicts);
  CHECK_THAT(error_of_zip(zip_file({zip_part("a", "b")}, [](ZipEnd& end) { end.count = 2; })),
             contradicts);
  CHECK_THAT(error_of_zip(zip_file({zip_part("a", "b")}, [](ZipEnd& end) { end.count = 0; })),
             contradicts);
  CHECK_THAT(error_of_zip(with([](ZipPart& part) { part.flags = 1; })),
             ContainsSubstring("locked by a password"));
  CHECK_THAT(error_of_zip(with([](ZipPart& part) { part.method = 14; })),
             ContainsSubstring("packed in a way"));
  // Two entries of the same bytes.
  ZipPart again = zip_part("b", "bytes");
  std::string twice = zip_file({zip_part("a", "bytes"), again});
  const std::size_t offset = twice.rfind("PK\1\2") + 42;
  twice.replace(offset, 4, number(0, 4));
  CHECK_THAT(error_of_zip(twice), contradicts);
  CHECK_THAT(error_of_zip(zip_file({zip_part("a", "b"), zip_part("a", "c")})),
             ContainsSubstring("two entries with the name a"));
}

TEST_CASE("damaged zip entries are told when they are read") {
  const auto is_damaged = ContainsSubstring("a.npy in the zip file is damaged");
  for (const bool deflated : {false, true}) {
    const auto change_sum = [](ZipPart& part) { part.checksum ^= 1; };
    CHECK_THAT(error_of_reading(with(change_sum, deflated)), is_damaged);
    const auto change_byte = [](ZipPart& part) { part.bytes[3] ^= 0x10; };
    CHECK_THAT(error_of_reading(with(change_byte, deflated)), is_damaged);
  }
  // It unpacks to less, to more, or something follows.
  CHECK_THAT(error_of_reading(with([](ZipPart& part) { ++part.size; }, true)), is_damaged);
  CHECK_THAT(error_of_reading(with([](ZipPart& part) { --part.size; }, true)), is_damaged);
  CHECK_THAT(error_of_reading(with(
                 [](ZipPart& part) {
                   part.bytes += "x";
                   ++part.packed;
                 },
                 true)),
             is_damaged);
}

TEST_CASE("a zip file that would unpack to far more than it has is refused before") {
  const std::string bomb = zip_file({zip_part("a", std::string(2'000'000, '\0'), true)});
  CHECK(bomb.size() < 3000);
  CHECK(error_of_zip(bomb, 2'000'000).empty());
  CHECK_THAT(error_of_zip(bomb), ContainsSubstring("unpacks to more than"));
  std::vector<ZipPart> parts;
  for (char name = 'a'; name < 'z'; ++name) {
    parts.push_back(zip_part(std::string(1, name), std::string(50'000, '\0'), true));
  }
  CHECK_THAT(error_of_zip(zip_file(parts)), ContainsSubstring("unpacks to more than"));
  // Deflate cannot pack that tightly.
  CHECK_THAT(error_of_zip(with([](ZipPart& part) { part.size = 900'000; }, true)), contradicts);
}

TEST_CASE("zip entries with paths out of the folder or names that are no text are refused") {
  for (const std::string name : {"../x", "a/../../x", "/etc/x", "C:/x", "a\\x", ".."}) {
    CHECK_THAT(error_of_zip(zip_file({zip_part(name, "b")})),
               ContainsSubstring("out of its folder"));
  }
  for (const std::string& name : {std::string(), std::string("a\nb"), std::string("a\0b", 3),
                                  std::string("\xff"), std::string(600, 'a')}) {
    CHECK_THAT(error_of_zip(zip_file({zip_part(name, "b")})), ContainsSubstring("no text"));
  }
  CHECK(error_of_zip(zip_file({zip_part("a..b", "b"), zip_part("dense/kernel.npy", "c")})).empty());
}
