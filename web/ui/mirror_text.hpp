#pragma once

#include <map>
#include <string>
#include <vector>

#include "web/ui/picture_words.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {

// What the page's mirror has not been told yet.
struct MirrorNews {
  const std::vector<std::string>* order = nullptr;  // null: as it was
  std::vector<const Mark*> records, places;         // other ones, and those that only moved
  std::map<std::string, std::vector<PictureTable>, std::less<>> tables;
  std::string told;
  bool other_layer = false;
  unsigned layer = 0;
};

// As mirror_news() describes it; empty where there is nothing.
std::string mirror_text(const MirrorNews& news);

}  // namespace descent::ui
