#include "engine/core/file.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/core/temporary_folder.hpp"

using namespace descent;

TEST_CASE("files: all bytes of one, whatever they are, and nothing of one that is not there") {
  const test::TemporaryFolder folder;
  const std::string path = (folder.path() / "bytes.bin").string();
  std::string bytes;
  for (int i = 0; i < 200'000; ++i) bytes += static_cast<char>(i * 7);
  std::ofstream(path, std::ios::binary) << bytes;
  CHECK(file_bytes(path) == bytes);
  std::ofstream(path, std::ios::binary | std::ios::trunc);
  CHECK(file_bytes(path) == "");
  std::filesystem::remove(path);
  CHECK(file_bytes(path) == std::nullopt);
  CHECK(file_bytes("/") == std::nullopt);
}

TEST_CASE("files: one that is given has the bytes that were given") {
  static const std::string bytes("a\0b", 3);
  CHECK(file_bytes("/given/file") == std::nullopt);
  give_file("/given/file", bytes);
  CHECK(file_bytes("/given/file") == bytes);
}
