#include "engine/data/image_files.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/file.hpp"
#include "engine/core/words.hpp"
#include "engine/data/data_settings.hpp"

namespace descent {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 4> file_names = {
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte"};

// The file, or its gzipped form, or an empty path.
fs::path find_file(const fs::path& folder, const std::string& name) {
  std::error_code ignored;  // a folder that cannot be read has no such file
  for (const std::string& candidate : {name, name + ".gz"}) {
    if (fs::is_regular_file(folder / candidate, ignored)) return folder / candidate;
  }
  return {};
}

bool has_all_files(const fs::path& folder) {
  for (const char* name : file_names) {
    if (find_file(folder, name).empty()) return false;
  }
  return true;
}

std::vector<std::uint8_t> read_file(const fs::path& path) {
  const std::optional<std::string> bytes = file_bytes(path.string());
  if (!bytes) throw Error(tr("The file {0} cannot be read.", path.string()));
  return {bytes->begin(), bytes->end()};
}

std::string sub_folder(const std::string& set) {
  return set == "fashion_mnist" ? "fashion-mnist" : set;
}

}  // namespace

std::vector<std::string> image_folders(const std::string& set, const std::string& data_folder) {
  const fs::path sub = sub_folder(set);
  if (!data_folder.empty()) return {(data_folder / sub).string(), data_folder};

  std::vector<std::string> folders;
  if (const char* variable = std::getenv("DESCENT_DATA"); variable && *variable) {
    folders.push_back((variable / sub).string());
  }
  folders.push_back(("datasets" / sub).string());
  folders.push_back((fs::path("..") / "shared" / "datasets" / sub).string());
  if (set == "fashion_mnist") folders.push_back("/usr/share/datasets/fashion-mnist");
  return folders;
}

std::string find_image_folder(const std::string& set, const std::string& data_folder) {
  for (const std::string& folder : image_folders(set, data_folder)) {
    if (has_all_files(folder)) return folder;
  }
  return "";
}

Dataset load_image_set(const std::string& set, const std::string& data_folder) {
  const std::string_view title = tr_marked(data_set_info(set).title);
  const std::string folder = find_image_folder(set, data_folder);
  if (folder.empty()) {
    std::string looked_in;
    for (const std::string& candidate : image_folders(set, data_folder)) {
      looked_in += (looked_in.empty() ? "" : ", ") + candidate;
    }
    throw Error(tr("The four files of {0} ({1}.gz and so on) are in none of these folders: {2}.",
                   title, file_names[0], looked_in));
  }
  std::array<std::vector<std::uint8_t>, 4> bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = read_file(find_file(folder, file_names[i]));
  }
  return read_image_set(
      set, {std::move(bytes[0]), std::move(bytes[1]), std::move(bytes[2]), std::move(bytes[3])});
}

ImageSource image_files_source(std::string data_folder) {
  auto kept = std::make_shared<std::map<std::string, std::shared_ptr<const Dataset>>>();
  return [kept, data_folder = std::move(data_folder)](const std::string& name) {
    std::shared_ptr<const Dataset>& dataset = (*kept)[name];
    if (!dataset) dataset = std::make_shared<const Dataset>(load_image_set(name, data_folder));
    return dataset;
  };
}

}  // namespace descent
