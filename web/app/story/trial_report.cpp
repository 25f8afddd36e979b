#include "web/app/story/trial_report.hpp"

#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

std::string words(double value) {
  return std::isfinite(value) ? short_text(value) : tr("no number");
}

// Of the samples that epochs are evaluated on where there are any.
std::string losses(const EpochRecord& before, const EpochRecord& now, bool on_test) {
  const bool test = !std::isnan(now.validation.loss) && !std::isnan(before.validation.loss);
  if (test && !on_test) {
    return tr("validation loss {0} before, {1} now", words(before.validation.loss),
              words(now.validation.loss));
  }
  return test ? tr("test loss {0} before, {1} now", words(before.validation.loss),
                   words(now.validation.loss))
              : tr("training loss {0} before, {1} now", words(before.train.loss),
                   words(now.train.loss));
}

std::string accuracies(const EpochRecord& before, const EpochRecord& now) {
  const bool test = !std::isnan(now.validation.accuracy);
  const double old_share = test ? before.validation.accuracy : before.train.accuracy;
  const double share = test ? now.validation.accuracy : now.train.accuracy;
  if (!std::isfinite(old_share) || !std::isfinite(share)) return "";
  return tr("right were {0} before, are {1} now", percent_text(old_share), percent_text(share));
}

}  // namespace

bool is_judged(const Trial& trial, const Snapshot& now) {
  return now.finished || now.epoch >= trial.before->epochs.count();
}

std::string trial_report(const Trial& trial, const Snapshot& now) {
  const auto& before = trial.before->epochs;
  if (now.history->epochs.empty()) return tr("Its first epoch shows what it does to the loss.");
  const EpochRecord& newest = now.history->epochs.back();
  if (before.empty()) {
    return tr_n(
        "The first epoch was never finished before; after {0} epoch the training loss is "
        "{1} now.",
        "The first epoch was never finished before; after {0} epochs the training loss is "
        "{1} now.",
        newest.epoch, words(newest.train.loss));
  }
  const bool shorter = newest.epoch < before.back().epoch;
  const EpochRecord& old = shorter ? *before.find(newest.epoch) : before.back();
  std::string compared = losses(old, newest, now.history->validates_on_test);
  const std::string right = accuracies(old, newest);
  if (!right.empty()) compared = tr("{0}; {1}", compared, right);
  if (old.epoch == newest.epoch) {
    return tr_n("After {0} epoch: {1}.", "After {0} epochs: {1}.", newest.epoch, compared);
  }
  return tr_n("After {0} epoch ({1} before): {2}.", "After {0} epochs ({1} before): {2}.",
              newest.epoch, old.epoch, compared);
}

}  // namespace descent
