#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/training/history.hpp"
#include "web/charts/quiet_plot.hpp"
#include "web/ui/rect.hpp"

// What callbacks and edits did in a training: a flag above the curves at each epoch, and one of
// them in words below.
namespace descent {

// Which one is told. The newest, until another is asked for, or is done.
struct ToldAction {
  std::size_t back = 0;   // counted from the newest
  std::size_t known = 0;  // how many there were
};

// Above each epoch behind which something was done, an edit's in the color of words; a press at a
// flag tells its action.
void draw_action_flags(ToldAction& told, const History& history, const QuietPlot& plot);

// What the words take of an area for curves and them: 0 where nothing was done, or there is no room
// for both.
float told_action_height(const ToldAction& told, const History& history, const Rect& area);
// "Epoch 12: val_loss has not improved for 5 epochs: …", "After epoch 12: dense: units 128 → 64.
// …". A press tells the one before, arrow keys turn. The control is `id`.action.
void draw_told_action(ToldAction& told, const History& history, std::string_view id,
                      const Rect& rect);

// What was done behind these epochs, a sentence to a line, the newest three; "": nothing.
std::string actions_text(const History& history, double first_epoch, double last_epoch);
// The same of all epochs that a flag at x covers.
std::string actions_text_at(const QuietPlot& plot, const History& history, double x);

}  // namespace descent
