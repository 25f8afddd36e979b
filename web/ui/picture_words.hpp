#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

// Pictures in words, for who does not see them. Ask is_mirrored() before anything is computed.
namespace descent::ui {

// The first cell of a row names it.
struct PictureTable {
  std::string caption;
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};

// What the picture that was marked so in this frame shows, in a sentence; it has a table besides.
void describe_picture(std::string_view id, std::string sentence);

// Somebody reads this picture's table and it is time for a newer one: once a second.
bool wants_table(std::string_view id);
void give_table(std::string_view id, std::vector<PictureTable> tables);

// All of that: the sentence where anybody reads the page so, the tables where they are read.
// Nothing is worked out else.
void tell_picture(std::string_view id, const std::function<std::string()>& sentence,
                  const std::function<std::vector<PictureTable>()>& tables);

}  // namespace descent::ui
