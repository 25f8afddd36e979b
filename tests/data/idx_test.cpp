#include "engine/data/idx.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/data/data_helpers.hpp"

namespace descent {
namespace {

using test::Bytes;
using test::contains;

std::string error_of_idx(const Bytes& file, std::size_t dimensions) {
  return test::error_of([&] { read_idx("the-file", file, dimensions); });
}

}  // namespace

TEST_CASE("an IDX file is read, gzipped or not") {
  const Bytes file = test::idx_bytes({2, 1, 3}, {1, 2, 3, 4, 5, 6});
  for (const Bytes& bytes : {file, test::gzipped(file)}) {
    const IdxFile idx = read_idx("the-file", bytes, 3);
    CHECK(idx.extents == Shape{2, 1, 3});
    CHECK(idx.offset == 16);
    CHECK(Bytes(idx.data(), idx.data() + 6) == Bytes{1, 2, 3, 4, 5, 6});
  }
}

TEST_CASE("a large IDX file is not copied") {
  Bytes file = test::idx_bytes({100, 10, 10}, Bytes(10000));
  const std::uint8_t* address = file.data();
  CHECK(read_idx("the-file", std::move(file), 3).bytes->data() == address);
}

TEST_CASE("an IDX file of the wrong kind is an error that shows its first bytes") {
  const Bytes labels = test::idx_bytes({4}, {1, 2, 3, 4});
  CHECK(error_of_idx(labels, 3) ==
        "the-file is not the IDX file it should be: it begins with 00 00 08 01 instead of "
        "00 00 08 03.");
  const std::string page = "<!DOCTYPE html>";
  CHECK(contains(error_of_idx(Bytes(page.begin(), page.end()), 1), "begins with 3c 21 44 4f"));
  Bytes floats = labels;
  floats[2] = 0x0d;  // IDX's code for floats
  CHECK(contains(error_of_idx(floats, 1), "begins with 00 00 0d 01"));
}

TEST_CASE("an IDX file of the wrong size is an error") {
  CHECK(error_of_idx({}, 1) == "the-file is empty.");
  CHECK(contains(error_of_idx({0, 0, 8}, 1), "too short"));
  CHECK(contains(error_of_idx({0, 0, 8, 3, 0, 0, 0, 1}, 3), "ends within its header"));
  CHECK(contains(error_of_idx(test::idx_bytes({5}, {1, 2, 3}), 1),
                 "should hold 5 bytes after its header, and holds 3: it was cut off"));
  CHECK(contains(error_of_idx(test::idx_bytes({2}, {1, 2, 3}), 1),
                 "should hold 2 bytes after its header, and holds 3: something follows"));
  CHECK(contains(error_of_idx(test::idx_bytes({0}, {}), 1), "holds nothing"));
  CHECK(contains(error_of_idx(test::idx_bytes({0xffffffff, 0xffffffff, 0xffffffff}, {1}), 3),
                 "claims to hold more than"));
  CHECK(
      contains(error_of_idx(test::idx_bytes({65536, 65536, 65536}, {}), 3), "claims to hold more"));
}

TEST_CASE("a damaged gzip is named by its file") {
  Bytes packed = test::gzipped(test::idx_bytes({3}, {1, 2, 3}));
  packed.resize(packed.size() - 4);
  CHECK(contains(error_of_idx(packed, 1), "The gzip file the-file ends too early"));
}

}  // namespace descent
