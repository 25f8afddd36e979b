#include "engine/data/image_files.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/core/temporary_folder.hpp"
#include "tests/data/data_helpers.hpp"

namespace descent {
namespace {

namespace fs = std::filesystem;

using test::contains;
using test::TemporaryFolder;

void write(const fs::path& path, const test::Bytes& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
}

void write_set(const fs::path& folder, bool gzipped) {
  const ImageFiles files = test::small_image_files();
  const auto write_one = [&](const std::string& name, const test::Bytes& bytes) {
    write(folder / (gzipped ? name + ".gz" : name), gzipped ? test::gzipped(bytes) : bytes);
  };
  write_one("train-images-idx3-ubyte", files.train_images);
  write_one("train-labels-idx1-ubyte", files.train_labels);
  write_one("t10k-images-idx3-ubyte", files.test_images);
  write_one("t10k-labels-idx1-ubyte", files.test_labels);
}

}  // namespace

TEST_CASE("a set is found in its sub-folder, or in the folder itself") {
  TemporaryFolder folder;
  const std::string data = folder.path().string();
  CHECK(find_image_folder("mnist", data).empty());

  write_set(folder.path(), false);
  CHECK(find_image_folder("mnist", data) == data);
  CHECK(load_image_set("mnist", data).train.count() == 3);

  write_set(folder.path() / "fashion-mnist", true);
  CHECK(find_image_folder("fashion_mnist", data) == (folder.path() / "fashion-mnist").string());
  const Dataset fashion = load_image_set("fashion_mnist", data);
  CHECK(fashion.test().count() == 2);
  CHECK(fashion.class_names[0] == "T-shirt/top");
}

TEST_CASE("a set of which one file is missing is not there, and the error says where it looked") {
  TemporaryFolder folder;
  write_set(folder.path() / "mnist", true);
  fs::remove(folder.path() / "mnist" / "t10k-labels-idx1-ubyte.gz");
  const std::string error =
      test::error_of([&] { load_image_set("mnist", folder.path().string()); });
  CHECK(contains(error, "MNIST"));
  CHECK(contains(error, (folder.path() / "mnist").string() + ", " + folder.path().string()));
}

TEST_CASE("a broken file on disk is an error that names the file") {
  TemporaryFolder folder;
  write_set(folder.path() / "mnist", true);
  write(folder.path() / "mnist" / "train-images-idx3-ubyte.gz", {0x1f, 0x8b, 1, 2, 3});
  CHECK(contains(test::error_of([&] { load_image_set("mnist", folder.path().string()); }),
                 "train-images-idx3-ubyte"));
}

TEST_CASE("without a folder the usual places are looked through") {
  const auto folders = image_folders("mnist", "");
  CHECK(std::count(folders.begin(), folders.end(), "datasets/mnist") == 1);
  const auto fashion = image_folders("fashion_mnist", "");
  CHECK(fashion.back() == "/usr/share/datasets/fashion-mnist");

#if !defined(_WIN32)
  const char* variable = std::getenv("DESCENT_DATA");
  const std::string before = variable ? variable : "";
  setenv("DESCENT_DATA", "/somewhere", 1);
  CHECK(image_folders("mnist", "").front() == "/somewhere/mnist");
  CHECK(image_folders("mnist", "/given").front() == "/given/mnist");
  if (variable) {
    setenv("DESCENT_DATA", before.c_str(), 1);
  } else {
    unsetenv("DESCENT_DATA");
  }
#endif
}

TEST_CASE("a source reads a set once") {
  TemporaryFolder folder;
  write_set(folder.path() / "mnist", false);
  const ImageSource source = image_files_source(folder.path().string());
  const auto first = source("mnist");
  CHECK(source("mnist") == first);
  CHECK_THROWS_AS(source("no_such_set"), Error);
}

}  // namespace descent
