#include "engine/cli/score_text.hpp"

#include <cmath>
#include <cstdio>

namespace descent {
namespace {

std::string part(const std::string& name, double value) {
  return std::isnan(value) ? "" : " - " + name + ": " + number_text(value);
}

// The loss and the one metric that Keras would be asked for.
std::string short_text(const Scores& scores, const std::string& prefix) {
  // Where outputs are not numbers the loss is none either, and said.
  const std::string loss = scores.without_number > 0
                               ? " - " + prefix + "loss: " + number_text(scores.loss)
                               : part(prefix + "loss", scores.loss);
  return loss + part(prefix + "accuracy", scores.accuracy) +
         part(prefix + "mae", scores.mean_absolute_error);
}

}  // namespace

std::string number_text(double value) {
  if (std::isnan(value)) return "nan";  // which C's printf may give a sign
  char text[48];
  const double size = std::abs(value);
  const bool plain = size == 0 || (size > 1e-3 && size < 1e9);
  std::snprintf(text, sizeof text, plain ? "%.4f" : "%.4e", value);
  return text;
}

std::string epoch_line(const EpochRecord& record, std::size_t epochs) {
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%.1fs", record.seconds);
  return "Epoch " + std::to_string(record.epoch) + "/" + std::to_string(epochs) + " - " + seconds +
         short_text(record.train, "") + short_text(record.validation, "val_");
}

std::string scores_text(const Scores& scores) {
  return short_text(scores, "") + part("rmse", scores.root_mean_squared_error) +
         part("r2", scores.r_squared);
}

}  // namespace descent
