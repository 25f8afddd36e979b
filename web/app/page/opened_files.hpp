#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "web/app/page/open_file.hpp"
#include "web/app/state/app.hpp"

namespace descent {

// Several files that a person gives at once: they are opened one after the other, and what became
// of each is told in one message.
class OpenedFiles {
 public:
  void open(App& app, const OpenFile& file);
  // It never came so far: too large, or no picture that the browser can read.
  void refuse(const std::string& name, const std::string& sentence);
  // So many files of an image set, which took them; with a problem it did not.
  void add_images(const std::string& names, std::size_t count, const std::string& problem);
  // Tells of all, and begins anew.
  void tell(App& app);

 private:
  struct Outcome {
    std::string name, sentence;
    bool taken;
    FileKind kind;
    std::size_t files = 1;
  };
  void give_way(const OpenFile& file, FileKind kind);
  std::size_t file_count() const;
  std::size_t taken_count() const;
  std::string text() const;

  std::vector<Outcome> outcomes_;
};

}  // namespace descent
