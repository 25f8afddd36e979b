#pragma once

#include "engine/data/dataset.hpp"
#include "engine/inspect/confusion_matrix.hpp"
#include "web/ui/rect.hpp"

namespace descent {

// A row for each class, a column for what it is taken for; what is right lies on the diagonal.
// Pointing at a cell tells it in words.
// How strongly a mistake is coloured that befalls `share` of a class, 0 … 1, where the worst
// befalls `worst`: a few mistakes among many samples can be told from none, and from many.
float mistake_weight(float share, float worst);

void draw_confusion(const ConfusionMatrix& matrix, const Dataset& dataset, const Rect& area);

}  // namespace descent
