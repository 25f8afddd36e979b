#include "web/app/story/story.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "engine/inspect/diagnosis.hpp"
#include "engine/training/learning_curve.hpp"
#include "web/app/story/beginning_words.hpp"
#include "web/app/story/story_words.hpp"

namespace descent {
namespace {

// Validation may have stopped being finite before the loss did.
bool is_broken(const Epochs& epochs, const Snapshot& snapshot) {
  if (snapshot.step > 0 && !std::isfinite(snapshot.running.loss)) return true;
  if (epochs.empty()) return false;
  return !std::isfinite(epochs.back().train.loss) || std::isinf(epochs.back().validation.loss) ||
         (has_test(epochs) && !std::isfinite(epochs.back().validation.loss));
}

bool is_diverging(const Epochs& epochs) {
  const double now = epochs.back().train.loss;
  double best = now;
  for (const EpochRecord& record : epochs) best = std::min(best, record.train.loss);
  return epochs.size() > 1 && now > 1.5 * best && now > epochs.front().train.loss;
}

Story::Kind kind_of(Finding::Kind finding) {
  switch (finding) {
    case Finding::Kind::not_finite:
      return Story::Kind::not_finite;
    case Finding::Kind::dead_relu:
      return Story::Kind::dead_relu;
    case Finding::Kind::saturated:
      return Story::Kind::saturated;
    case Finding::Kind::vanishing_gradients:
      return Story::Kind::vanishing_gradients;
    case Finding::Kind::no_progress:
      return Story::Kind::no_progress;
    case Finding::Kind::overfitting:
      return Story::Kind::overfitting;
  }
  return Story::Kind::learning;
}

// Not training made the numbers infinite: the weights that it would begin with, or began with, do.
bool breaks_untrained(const Snapshot& snapshot) {
  const std::size_t tried = snapshot.stop_cause == StopCause::not_finite ? 1 : 0;  // batches
  const std::size_t epochs = epochs_since_edit(*snapshot.history).size();
  return epochs * snapshot.steps_per_epoch + snapshot.step <= tried;
}

// The worst finding. What broke within an epoch has no record yet that diagnose() could read.
std::optional<Finding> worst_finding(const Experiment& experiment, const Snapshot& snapshot,
                                     const ModelStatistics& statistics, bool untrained) {
  const bool images = data_set_info(experiment.data.name).kind == DataKind::images;
  const std::vector<Finding> findings = diagnose(*snapshot.history, statistics, images);
  if (!findings.empty()) return findings.front();
  const bool loss_breaks = untrained && std::isinf(snapshot.evaluated_loss);
  if (!loss_breaks && !is_broken(epochs_since_edit(*snapshot.history), snapshot)) {
    return std::nullopt;
  }
  Finding finding;
  finding.large_inputs = statistics.largest_input > 100;
  return finding;
}

Story::Kind judge(const Snapshot& snapshot, const std::optional<Finding>& finding) {
  const Epochs epochs = epochs_since_edit(*snapshot.history);
  if (finding && finding->kind == Finding::Kind::not_finite) return Story::Kind::not_finite;
  if (epochs.empty() && snapshot.epoch > 0) return Story::Kind::edited;
  if (epochs.empty()) return snapshot.step == 0 ? Story::Kind::not_started : Story::Kind::begun;
  if (snapshot.stop_cause == StopCause::callback) return Story::Kind::stopped;
  if (is_diverging(epochs)) return Story::Kind::diverging;
  if (has_learnt(*snapshot.history)) return Story::Kind::learnt;
  if (finding) return kind_of(finding->kind);
  return find_standstill(epochs) ? Story::Kind::stalled : Story::Kind::learning;
}

}  // namespace

std::string_view to_string(Story::Kind kind) {
  constexpr std::string_view names[] = {
      "not_finite",  "not_started", "edited",    "begun",     "stopped",
      "diverging",   "learnt",      "dead_relu", "saturated", "vanishing_gradients",
      "overfitting", "no_progress", "stalled",   "learning"};
  static_assert(std::size(names) == static_cast<std::size_t>(Story::Kind::learning) + 1);
  return names[static_cast<std::size_t>(kind)];
}

Story tell_story(const Experiment& experiment, const Snapshot& snapshot,
                 const ModelStatistics& statistics, bool playing, bool weight_set) {
  const bool untrained = weight_set || breaks_untrained(snapshot);
  const std::optional<Finding> finding = worst_finding(experiment, snapshot, statistics, untrained);
  Story story;
  story.kind = judge(snapshot, finding);
  if (story.kind == Story::Kind::not_finite && untrained) {
    const bool changed_since = snapshot.stop_cause == StopCause::not_finite;  // by the batch
    const bool by_hand = weight_set || (!changed_since && has_other_first_weights(snapshot));
    tell_broken_beginning(*finding, statistics, by_hand, story);
    if (!by_hand) story.remedies = remedies_for_beginning(*finding, experiment);
  } else if (finding && story.kind == kind_of(finding->kind)) {
    tell_finding(experiment, *finding, statistics, story);
    story.remedies = remedies_for(*finding, experiment, snapshot);
  } else {
    tell_course(experiment, snapshot, playing, story);
  }
  return story;
}

}  // namespace descent
