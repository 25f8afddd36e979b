#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/ui/widgets.hpp"

// The line above the images: whose they are, in which order, and which page of them.
namespace descent {

struct ImageTitle {
  const RunView& run;
  bool column = false;                    // on a phone, where most of it has lines of its own
  std::size_t images = 0;                 // that the filter lets through
  std::optional<std::size_t> wrong = {};  // how many of them are predicted wrongly, where known
  std::size_t page = 0, pages = 1;
};

// What stands there, and names the card, in a line so wide.
std::string image_title_words(const ImageTitle& title, float line);
// A list to choose from stands in the title's place.
bool title_is_list(const ImageTitle& title);
void draw_image_title(const ImageTitle& title, const std::string& words, const ui::Card& card,
                      Actions& actions);
// ‹ 2 / 278 › at the cursor; on the title's line unless in a column.
constexpr float image_pager_width = 150;
// In a narrow one without the numbers.
void draw_image_pager(const ImageTitle& title, float diameter, Actions& actions,
                      float width = image_pager_width);

}  // namespace descent
