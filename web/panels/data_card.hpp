#pragma once

#include <vector>

#include "web/app/app.hpp"
#include "web/panels/layout.hpp"

namespace descent {

// The Playground's data: which set, how many points, how noisy, how they are split and batched.
struct DataCard {
  // The sets' own points, drawn once from the real generators.
  struct Thumbnail {
    std::string name, title;
    bool classes = true;
    std::vector<float> x, y, target;
  };
  std::vector<Thumbnail> thumbnails;
};

// Within a card, at the cursor.
void draw_data_controls(DataCard& state, const App& app, Actions& actions);
// Which loss is made small, with the output's activation that goes with it.
void draw_loss_choice(const App& app, Actions& actions);

}  // namespace descent
