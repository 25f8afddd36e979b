#pragma once

#include "web/cards/layout.hpp"

namespace descent {

// What Descent is, and its keys, over everything else. Closes itself through `open`.
void draw_help(bool& open, const Layout& layout);

}  // namespace descent
