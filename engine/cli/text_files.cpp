#include "engine/cli/text_files.hpp"

#include <filesystem>
#include <fstream>
#include <system_error>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

namespace fs = std::filesystem;

template <typename Parse>
auto parse_file(const std::string& path, Parse parse) {
  const std::string text = read_text_file(path);
  try {
    return parse(text);
  } catch (const Error& error) {
    throw Error(path + ": " + error.what());
  }
}

}  // namespace

std::string read_text_file(const std::string& path, std::size_t most) {
  std::error_code error;
  if (!fs::exists(path, error)) throw Error(tr("There is no file {0}.", path));
  if (fs::is_directory(path, error)) throw Error(tr("{0} is a folder, not a file.", path));
  std::ifstream file(path, std::ios::binary);
  std::string text;
  char block[1 << 16];
  while (file.read(block, sizeof block) || file.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(file.gcount()));
    // The parser says by how much; here it is enough not to read on for ever.
    if (text.size() > most) return text;
  }
  if (!file.eof()) throw Error(tr("The file {0} cannot be read.", path));
  return text;
}

void check_can_write(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) throw Error(tr("{0} is a folder, not a file.", path));
  const fs::path folder = fs::path(path).parent_path();
  if (!folder.empty() && !fs::is_directory(folder, error)) {
    throw Error(
        tr("The folder {0} for {1} does not exist: create it first.", folder.string(), path));
  }
}

void write_text_file(const std::string& path, const std::string& text) {
  check_can_write(path);
  const std::string partial = path + ".partial";
  std::ofstream file(partial, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  std::error_code error;
  if (file) {
    fs::rename(partial, path, error);
    if (!error) return;
  }
  fs::remove(partial, error);
  throw Error(tr("The file {0} cannot be written: is there room, and are you allowed to?", path));
}

Experiment read_experiment_file(const std::string& path) {
  return parse_file(path, [](const std::string& text) { return parse_experiment(text); });
}

SavedExperiment read_saved_file(const std::string& path) {
  return parse_file(path, [](const std::string& text) { return parse_saved_experiment(text); });
}

}  // namespace descent
