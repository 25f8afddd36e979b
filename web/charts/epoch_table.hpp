#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/training/history.hpp"
#include "web/ui/rect.hpp"

namespace descent {

// Of a table of epochs, what is found out once for each new one.
struct EpochTable {
  std::uint64_t course = 0;                      // History::course
  std::size_t epochs = 0;                        // of it that were looked at
  std::size_t best_loss = 0, best_accuracy = 0;  // epochs by these; 0: none
  std::size_t marked = 0;                        // the epoch that was scrolled to; 0: none
};

// One line an epoch in Keras's words, the newest first, below a line that tells the best ones and
// copies all of it. Fills `area`; what has no room on its right is only in the copy. The row of
// `looked_at`, a moment in epochs, is marked and scrolls into view.
void draw_epoch_table(EpochTable& state, const History& history, const Rect& area,
                      std::optional<double> looked_at = {});

}  // namespace descent
