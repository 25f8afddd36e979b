#pragma once

#include <cstddef>
#include <vector>

#include "engine/inspect/confusion_matrix.hpp"

namespace descent {

// How far a class can be relied on, as scikit-learn's classification_report defines it: a share
// whose denominator is 0 is 0 (its zero_division).
struct ClassReport {
  double precision = 0;     // of the samples taken for it, the share that are of it
  double recall = 0;        // of its samples, the share that are taken for it
  double f1 = 0;            // 2·precision·recall / (precision + recall)
  std::size_t support = 0;  // how many samples are of it
};

struct ClassificationReport {
  std::vector<ClassReport> classes;
  double accuracy = 0;   // the share of all samples on the matrix's diagonal
  ClassReport macro;     // the plain mean over all classes
  ClassReport weighted;  // the mean over all samples: each class counts by its support
};

ClassificationReport classification_report(const ConfusionMatrix& matrix);

}  // namespace descent
