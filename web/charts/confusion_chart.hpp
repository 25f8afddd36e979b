#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/data/dataset.hpp"
#include "engine/inspect/confusion_matrix.hpp"
#include "web/ui/rect.hpp"

namespace descent {

struct ConfusionOptions {
  MatrixNumbers numbers = MatrixNumbers::counts;
  bool opens = false;                   // a press on a cell asks for its samples
  std::optional<ConfusionCell> chosen;  // framed
  std::string_view id = "confusion";    // of its control
};

// How strongly a mistake is coloured that befalls `share` of a class, 0 … 1, where the worst
// befalls `worst`: a few mistakes among many samples can be told from none, and from many.
float mistake_weight(float share, float worst);

// What stands in a cell: "1,032", "97", "0.3"; empty where nothing is to be said.
std::string confusion_text(const ConfusionMatrix& matrix, const ConfusionCell& cell,
                           MatrixNumbers numbers);

// A row for each class, a column for what it is taken for; what is right lies on the diagonal.
// Pointing at a cell tells it in words. Returns the cell that was just pressed, where they open.
std::optional<ConfusionCell> draw_confusion(const ConfusionMatrix& matrix, const Dataset& dataset,
                                            const Rect& area, const ConfusionOptions& options = {});

}  // namespace descent
