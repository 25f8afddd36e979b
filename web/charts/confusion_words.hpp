#pragma once

#include <string>
#include <string_view>

#include "engine/data/dataset.hpp"
#include "engine/inspect/confusion_matrix.hpp"
#include "web/ui/picture_words.hpp"

// The confusion matrix in words and numbers, for who does not see it.
namespace descent {

// "Right for 52 of 60. Most often 7 is taken for 1: 3 of 6."
std::string confusion_summary(const ConfusionMatrix& matrix, const Dataset& dataset);

// How many of each class, a row each, are taken for which.
ui::PictureTable confusion_table(const ConfusionMatrix& matrix, const Dataset& dataset);

// Both to the mirror, of the picture that was marked so; nothing where nobody reads it.
void tell_confusion(std::string_view id, const ConfusionMatrix& matrix, const Dataset& dataset);

}  // namespace descent
