#include "engine/training/history.hpp"

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

std::string to_csv(const History& history) {
  std::string csv = "epoch,loss,accuracy,val_loss,val_accuracy,seconds\n";
  for (const EpochRecord& record : history.epochs) {
    csv += std::to_string(record.epoch) + ',' + field(record.train.loss) + ',' +
           field(record.train.accuracy) + ',' + field(record.validation.loss) + ',' +
           field(record.validation.accuracy) + ',' + field(record.seconds) + '\n';
  }
  return csv;
}

}  // namespace descent
