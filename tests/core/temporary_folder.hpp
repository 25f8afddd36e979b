#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <system_error>

namespace descent::test {

// A folder of its own that is gone afterwards. Its name is drawn, for ./check runs builds of the
// same tests beside each other.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::random_device random;
    do {
      path_ = std::filesystem::temp_directory_path() /
              ("descent-test-" + std::to_string(random()) + "-" + std::to_string(random()));
    } while (!std::filesystem::create_directories(path_));
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace descent::test
