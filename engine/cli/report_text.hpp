#pragma once

#include <string>
#include <vector>

#include "engine/data/dataset.hpp"
#include "engine/training/prediction.hpp"

namespace descent {

// Precision, recall, F1 and support of each class in lines, as scikit-learn prints its
// classification_report, and below them how far confidence and accuracy lie apart. Of predictions
// for the samples of a split of classes, in their order. Ends with a newline.
std::string report_text(const Dataset& dataset, const Split& split,
                        const std::vector<Prediction>& predictions);

}  // namespace descent
