#include "engine/core/file.hpp"

#include <cstdio>
#include <map>
#include <memory>

namespace descent {
namespace {

std::map<std::string_view, std::string_view>& given_files() {
  static std::map<std::string_view, std::string_view> files;
  return files;
}

}  // namespace

void give_file(std::string_view path, std::string_view bytes) { given_files()[path] = bytes; }

std::optional<std::string> file_bytes(const std::string& path) {
  const auto given = given_files().find(path);
  if (given != given_files().end()) return std::string(given->second);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (!file) return std::nullopt;
  std::string bytes;
  char block[65536];
  while (const std::size_t count = std::fread(block, 1, sizeof block, file.get())) {
    bytes.append(block, count);
  }
  if (std::ferror(file.get()) != 0) return std::nullopt;
  return bytes;
}

}  // namespace descent
