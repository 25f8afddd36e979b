#pragma once

#include "web/app/app.hpp"
#include "web/panels/layout.hpp"

namespace descent {

// What Descent is, and its keys, over everything else. Closes itself through `open`.
void draw_help(bool& open, const App& app, const Layout& layout);

}  // namespace descent
