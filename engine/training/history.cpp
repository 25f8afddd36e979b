#include "engine/training/history.hpp"

#include <atomic>
#include <cmath>
#include <cstdio>

namespace descent {
namespace {

// Nine digits give back the same float, and no more is known of the sums.
std::string field(double value) {
  if (std::isnan(value)) return "";
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", value);
  return text;
}

}  // namespace

std::uint64_t new_course() {
  static std::atomic<std::uint64_t> newest{0};
  return ++newest;
}

std::string to_csv(const History& history, HistoryColumns columns) {
  const bool all = columns == HistoryColumns::all;
  std::string csv = "epoch,loss,accuracy,val_loss,val_accuracy,seconds";
  if (all) csv += ",mean_absolute_error,r2_score,val_mean_absolute_error,val_r2_score";
  csv += '\n';
  for (const EpochRecord& record : history.epochs) {
    csv += std::to_string(record.epoch) + ',' + field(record.train.loss) + ',' +
           field(record.train.accuracy) + ',' + field(record.validation.loss) + ',' +
           field(record.validation.accuracy) + ',' + field(record.seconds);
    if (all) {
      for (const Scores* scores : {&record.train, &record.validation}) {
        csv += ',' + field(scores->mean_absolute_error) + ',' + field(scores->r_squared);
      }
    }
    csv += '\n';
  }
  return csv;
}

}  // namespace descent
