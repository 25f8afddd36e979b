#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/inspect/classification_report.hpp"
#include "engine/inspect/confusion_matrix.hpp"
#include "engine/inspect/reliability.hpp"
#include "web/app/runs/run_view.hpp"

namespace descent {

// How well a network does on the images that its epochs are evaluated on.
struct Judgement {
  ConfusionMatrix matrix;
  ClassificationReport report;
  Reliability reliability;
  double confidence = 0;  // the mean of those that the reliability counts
};
Judgement judge(const Dataset& dataset, const std::vector<Prediction>& predictions);

// "97.3 %" of a share of 1.
std::string exact_percent(double share);

// The same of a run, by its newest epoch's predictions: judged once for each epoch, when asked.
class Judge {
 public:
  // Null before the first epoch, and where there are no classes.
  const Judgement* judged(const RunView& run);

 private:
  std::shared_ptr<const std::vector<Prediction>> predictions_;
  std::uint64_t network_ = 0;
  std::optional<Judgement> judgement_;
};

}  // namespace descent
