#include "engine/data/gzip.hpp"

#include <catch2/catch_test_macros.hpp>

#include "engine/core/random.hpp"
#include "tests/data/data_helpers.hpp"

namespace descent {
namespace {

using test::Bytes;
using test::contains;

constexpr std::size_t default_limit = 1 << 20;

Bytes some_bytes(std::size_t count) {
  Random random(3);
  Bytes bytes(count);
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random.below(7));
  return bytes;
}

std::string error_of_gzip(const Bytes& packed, std::size_t limit = default_limit) {
  return test::error_of([&] { gunzip(packed, "the-file", limit); });
}

}  // namespace

TEST_CASE("what was gzipped comes back") {
  for (const std::size_t count : {0u, 1u, 1000u, 300000u}) {
    const Bytes plain = some_bytes(count);
    CHECK(is_gzip(test::gzipped(plain)));
    CHECK(gunzip(test::gzipped(plain), "the-file", default_limit) == plain);
  }
  CHECK(gunzip(test::gzipped(some_bytes(5000)), "the-file", 5000).size() == 5000);
  CHECK_FALSE(is_gzip({0, 0, 8, 3}));
  CHECK_FALSE(is_gzip({0x1f}));
}

TEST_CASE("a gzip file may have several members") {
  Bytes packed = test::gzipped(some_bytes(1000));
  const Bytes second = test::gzipped(Bytes(500, 4));
  packed.insert(packed.end(), second.begin(), second.end());
  const Bytes plain = gunzip(packed, "the-file", default_limit);
  REQUIRE(plain.size() == 1500);
  CHECK(plain[999] == some_bytes(1000)[999]);
  CHECK(plain[1000] == 4);
}

TEST_CASE("a gzip file that was cut off anywhere is an error") {
  const Bytes packed = test::gzipped(some_bytes(300));
  for (std::size_t size = 0; size < packed.size(); ++size) {
    INFO(size);
    const Bytes cut(packed.begin(), packed.begin() + static_cast<std::ptrdiff_t>(size));
    CHECK(contains(error_of_gzip(cut), "the-file ends too early"));
  }
}

TEST_CASE("a damaged gzip file is an error") {
  const Bytes packed = test::gzipped(some_bytes(3000));
  Bytes wrong_checksum = packed, wrong_method = packed, garbage = {0x1f, 0x8b};
  wrong_checksum[packed.size() - 6] ^= 1;
  wrong_method[2] = 7;
  for (const std::uint8_t byte : some_bytes(500)) garbage.push_back(byte);
  CHECK(contains(error_of_gzip(wrong_checksum), "the-file is damaged"));
  CHECK(contains(error_of_gzip(wrong_method), "the-file is damaged"));
  CHECK(contains(error_of_gzip(garbage), "the-file is damaged"));
  CHECK(contains(error_of_gzip(Bytes(100, 0)), "the-file is damaged"));
  Bytes longer = packed;
  longer.push_back(0);
  CHECK(contains(error_of_gzip(longer), "the-file goes on after its end"));
}

TEST_CASE("no byte of a gzip file, whichever is wrong, does harm") {
  const Bytes plain = some_bytes(200), packed = test::gzipped(plain);
  for (std::size_t i = 0; i < packed.size(); ++i) {
    Bytes wrong = packed;
    wrong[i] ^= 0xff;
    // Either an Error, or a byte that says nothing of the contents (the time, say).
    Bytes unpacked;
    const std::string error = test::error_of([&] { unpacked = gunzip(wrong, "f", default_limit); });
    if (error.empty()) {
      CHECK(unpacked == plain);
    } else {
      CHECK(contains(error, "The gzip file f "));
    }
  }
}

TEST_CASE("a gzip file that unpacks to too much is an error") {
  const Bytes packed = test::gzipped(Bytes(100000, 0));
  CHECK(contains(error_of_gzip(packed, 99999), "more than the 99999 bytes"));
  CHECK(gunzip(packed, "the-file", 100000).size() == 100000);
  // Also where it claims to be small.
  Bytes liar = packed;
  for (std::size_t i = 1; i <= 4; ++i) liar[packed.size() - i] = 0;
  CHECK(contains(error_of_gzip(liar, 5000), "more than the 5000 bytes"));
}

}  // namespace descent
