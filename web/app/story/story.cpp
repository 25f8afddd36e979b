#include "web/app/story/story.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "engine/core/number_words.hpp"
#include "engine/optimizers/optimizer.hpp"
#include "engine/training/diagnosis.hpp"
#include "engine/training/learning_curve.hpp"
#include "web/app/state/model_edits.hpp"

namespace descent {
namespace {

// What a sample is called.
std::string samples_name(const Experiment& experiment) {
  const bool images = data_set_info(experiment.data.name).kind == DataKind::images;
  return images ? "images" : "points";
}

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

// The worst finding. What broke within an epoch has no record yet that diagnose() could read.
std::optional<Finding> worst_finding(const Snapshot& snapshot, const ModelStatistics& statistics) {
  const std::vector<Finding> findings = diagnose(*snapshot.history, statistics);
  if (!findings.empty()) return findings.front();
  if (!is_broken(epochs_since_edit(*snapshot.history), snapshot)) return std::nullopt;
  Finding finding;
  finding.large_inputs = statistics.largest_input > 100;
  return finding;
}

Story::Kind judge(const Snapshot& snapshot, const std::optional<Finding>& finding) {
  const Epochs epochs = epochs_since_edit(*snapshot.history);
  if (finding && finding->kind == Finding::Kind::not_finite) return Story::Kind::not_finite;
  if (epochs.empty() && snapshot.epoch > 0) return Story::Kind::edited;
  if (epochs.empty()) return snapshot.step == 0 ? Story::Kind::not_started : Story::Kind::begun;
  if (is_diverging(epochs)) return Story::Kind::diverging;
  if (has_learnt(*snapshot.history)) return Story::Kind::learnt;
  if (finding) return kind_of(finding->kind);
  return find_standstill(epochs) ? Story::Kind::stalled : Story::Kind::learning;
}

std::string cause_of_broken_numbers(const Experiment& experiment, const Finding& finding,
                                    const ModelStatistics& statistics) {
  if (finding.large_inputs) {
    return "The inputs reach up to " + number_words(statistics.largest_input) +
           " and are not scaled: the gradients grow with them, and each step made things worse.";
  }
  return "At a learning rate of " + number_words(learning_rate(experiment.training.optimizer)) +
         " the steps were so large that each made things worse, until the numbers overflowed.";
}

// What a finding is called, and what it means; its evidence goes in between.
void tell_finding(const Experiment& experiment, const Finding& finding,
                  const ModelStatistics& statistics, Story& story) {
  std::string meaning;
  switch (finding.kind) {
    case Finding::Kind::not_finite:
      story.text = "Diverged: training stopped, its numbers are no longer finite.";
      story.detail = cause_of_broken_numbers(experiment, finding, statistics);
      return;
    case Finding::Kind::dead_relu:
      story.text = "Dead units: they put out 0 whatever comes in.";
      meaning = "Where relu is 0 it has no slope, so nothing moves their weights any more.";
      break;
    case Finding::Kind::saturated:
      story.text = "Saturated units: they are at their limits.";
      meaning = "Weights or inputs are too large for this activation.";
      break;
    case Finding::Kind::vanishing_gradients:
      story.text = "Vanishing gradients: the first layer hardly learns.";
      meaning = "Each layer makes them smaller on their way back.";
      break;
    case Finding::Kind::no_progress:
      story.text = "No progress: the network does little better than guessing.";
      meaning =
          "It may be too small for these data, lack a feature, or need another learning rate.";
      break;
    case Finding::Kind::overfitting:
      story.text = "Overfitting since epoch " + std::to_string(finding.epoch) + ".";
      meaning = "The network learns its training " + samples_name(experiment) +
                " by heart. Fewer units, more training " + samples_name(experiment) +
                " or regularisation help.";
      break;
  }
  story.detail = finding.evidence + " " + meaning;
}

void tell_stalled(const Experiment& experiment, const Snapshot& snapshot, Story& story) {
  story.text = "Stalled: the loss has stopped falling at " +
               number_words(snapshot.history->epochs.back().train.loss) + ".";
  if (!takes_features(experiment.data)) {
    story.detail = "This may be as well as this model can do.";
    return;
  }
  story.detail =
      "More units, another hidden layer, another feature or another learning rate may "
      "get it further.";
  story.remedies = deeper_network(experiment);
}

void tell_learnt(const Experiment& experiment, const Epochs& epochs, Story& story) {
  const Scores& scores = judged_scores(epochs);
  const std::string samples = (has_test(epochs) ? "test " : "") + samples_name(experiment);
  if (!std::isnan(scores.accuracy)) {
    story.text = "Learnt: " + percent_words(scores.accuracy) + " of the " + samples + " are right.";
  } else {
    story.text = "Learnt: the loss on the " + samples + " is " + number_words(scores.loss) + ".";
  }
}

void tell_learning(const Experiment& experiment, const Epochs& epochs, bool playing, Story& story) {
  story.text =
      playing ? "Learning: the loss falls." : "The loss was still falling when training stopped.";
  if (!playing && epochs.size() < 3) {
    story.text = epochs.size() == 1 ? "One epoch is done: too early to tell."
                                    : "Two epochs are done: too early to tell.";
    story.detail = "Press play to train on.";
    return;
  }
  if (!has_test(epochs)) return;
  const double train = epochs.back().train.loss, test = epochs.back().validation.loss;
  if (test > 2 * train && test - train > 0.01) {
    story.detail =
        "The test loss is well above the training loss: what is learnt does not yet hold for " +
        samples_name(experiment) + " the network has not seen.";
  } else {
    story.detail = "The test loss follows the training loss: the network generalises.";
  }
}

// Everything that is no finding.
void tell_course(const Experiment& experiment, const Snapshot& snapshot, bool playing,
                 Story& story) {
  const Epochs epochs = epochs_since_edit(*snapshot.history);
  switch (story.kind) {
    case Story::Kind::not_started:
      story.text = playing ? "Training begins." : "Nothing is learnt yet: the weights are random.";
      story.detail = playing ? "" : "Press play, and the loss falls as the weights change.";
      break;
    case Story::Kind::edited:
      story.text = "Edited: the weights that still fit have stayed.";
      story.detail = "The next epoch shows what the edit does to the loss.";
      break;
    case Story::Kind::begun:
      story.text = "The first epoch is under way.";
      story.detail = "Its loss is drawn as soon as all training " + samples_name(experiment) +
                     " have been seen once.";
      break;
    case Story::Kind::diverging:
      story.text = "Diverging: the loss rises instead of falling.";
      story.detail = "The steps are too large: each jumps across the valley.";
      story.remedies = {start_again_slower(experiment)};
      break;
    case Story::Kind::learnt:
      tell_learnt(experiment, epochs, story);
      break;
    case Story::Kind::stalled:
      tell_stalled(experiment, snapshot, story);
      break;
    default:
      tell_learning(experiment, epochs, playing, story);
      break;
  }
}

}  // namespace

std::string_view to_string(Story::Kind kind) {
  constexpr std::string_view names[] = {"not_finite",  "not_started", "edited",
                                        "begun",       "diverging",   "learnt",
                                        "dead_relu",   "saturated",   "vanishing_gradients",
                                        "overfitting", "no_progress", "stalled",
                                        "learning"};
  static_assert(std::size(names) == static_cast<std::size_t>(Story::Kind::learning) + 1);
  return names[static_cast<std::size_t>(kind)];
}

Story tell_story(const Experiment& experiment, const Snapshot& snapshot,
                 const ModelStatistics& statistics, bool playing) {
  const std::optional<Finding> finding = worst_finding(snapshot, statistics);
  Story story;
  story.kind = judge(snapshot, finding);
  if (finding && story.kind == kind_of(finding->kind)) {
    tell_finding(experiment, *finding, statistics, story);
    story.remedies = remedies_for(*finding, experiment, snapshot);
  } else {
    tell_course(experiment, snapshot, playing, story);
  }
  return story;
}

}  // namespace descent
