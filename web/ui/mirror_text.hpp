#pragma once

#include <string>
#include <vector>

#include "web/ui/picture_words.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {

struct NewTables {
  std::string picture;
  std::vector<PictureTable> tables;
};

// What the page's mirror has not been told yet.
struct MirrorNews {
  const std::vector<Mark>* order = nullptr;  // of all that is known; null: as it was
  std::vector<const Mark*> records, places;  // other ones, and those that only moved
  const std::vector<NewTables>* tables = nullptr;
  std::string told;
  bool other_layer = false;
  unsigned layer = 0;
};

// As mirror_news() describes it; empty where there is nothing.
std::string mirror_text(const MirrorNews& news);

}  // namespace descent::ui
