#pragma once

#include "engine/data/dataset.hpp"
#include "engine/training/confusion_matrix.hpp"
#include "web/ui/rect.hpp"

namespace descent {

// A row for each class, a column for what it is taken for; what is right lies on the diagonal.
// Pointing at a cell tells it in words.
void draw_confusion(const ConfusionMatrix& matrix, const Dataset& dataset, const Rect& area);

}  // namespace descent
