#include "web/app/story/trial_report.hpp"

#include <cmath>

#include "engine/core/number_text.hpp"

namespace descent {
namespace {

// A figure of both: of the test samples where there are any.
struct Compared {
  std::string name;
  double before, now;
};

std::string words(double value) { return std::isfinite(value) ? short_text(value) : "no number"; }

Compared losses(const EpochRecord& before, const EpochRecord& now) {
  const bool test = !std::isnan(now.validation.loss) && !std::isnan(before.validation.loss);
  return test ? Compared{"test loss", before.validation.loss, now.validation.loss}
              : Compared{"training loss", before.train.loss, now.train.loss};
}

std::string accuracies(const EpochRecord& before, const EpochRecord& now) {
  const bool test = !std::isnan(now.validation.accuracy);
  const double old_share = test ? before.validation.accuracy : before.train.accuracy;
  const double share = test ? now.validation.accuracy : now.train.accuracy;
  if (!std::isfinite(old_share) || !std::isfinite(share)) return "";
  return "; right were " + percent_text(old_share) + " before, are " + percent_text(share) + " now";
}

std::string epochs_words(std::size_t epochs) {
  return std::to_string(epochs) + (epochs == 1 ? " epoch" : " epochs");
}

}  // namespace

bool is_judged(const Trial& trial, const Snapshot& now) {
  return now.finished || now.epoch >= trial.before->epochs.count();
}

std::string trial_report(const Trial& trial, const Snapshot& now) {
  const auto& before = trial.before->epochs;
  if (now.history->epochs.empty()) return "Its first epoch shows what it does to the loss.";
  const EpochRecord& newest = now.history->epochs.back();
  if (before.empty()) {
    return "The first epoch was never finished before; after " + epochs_words(newest.epoch) +
           " the training loss is " + words(newest.train.loss) + " now.";
  }
  const bool shorter = newest.epoch < before.back().epoch;
  const EpochRecord& old = shorter ? *before.find(newest.epoch) : before.back();
  const Compared loss = losses(old, newest);
  std::string text = "After " + epochs_words(newest.epoch);
  if (old.epoch != newest.epoch) text += " (" + std::to_string(old.epoch) + " before)";
  text += ": " + loss.name + " " + words(loss.before) + " before, " + words(loss.now) + " now";
  return text + accuracies(old, newest) + ".";
}

}  // namespace descent
