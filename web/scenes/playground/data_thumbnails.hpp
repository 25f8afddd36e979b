#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// The 2-D sets as small pictures of their points, to be chosen by a press.
struct DataThumbnails {
  // The sets' own points, drawn once from the real generators.
  struct Thumbnail {
    std::string name, title;
    std::size_t classes = 0;  // 0: values to learn
    std::vector<float> x, y, target;
  };
  std::vector<Thumbnail> sets;
};

// Within a card, at the cursor.
void draw_data_thumbnails(DataThumbnails& state, const RunView& run, Actions& actions);

}  // namespace descent
