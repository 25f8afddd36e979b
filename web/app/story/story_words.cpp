#include "web/app/story/story_words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <variant>

#include "engine/core/number_text.hpp"
#include "engine/optimizers/optimizer.hpp"
#include "engine/training/learning_curve.hpp"
#include "web/app/story/beginning_words.hpp"
#include "web/app/story/linear_models.hpp"

namespace descent {
namespace {

// What a sample is called.
std::string samples_name(const Experiment& experiment) {
  const bool images = data_set_info(experiment.data.name).kind == DataKind::images;
  return images ? "images" : "points";
}

// As a person would compare it with another: "0.3609".
std::string exact_words(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string cause_of_broken_numbers(const Experiment& experiment, const Finding& finding,
                                    const ModelStatistics& statistics) {
  if (finding.large_inputs) {
    return "The inputs reach up to " + short_text(statistics.largest_input) +
           " and are not scaled: the gradients grow with them, and each step made things worse.";
  }
  return "At a learning rate of " + short_text(learning_rate(experiment.training.optimizer)) +
         " the steps were so large that each made things worse, until the numbers overflowed.";
}

// Why it does little better than guessing.
std::string cause_of_no_progress(const Experiment& experiment) {
  if (!is_linear(experiment.model)) {
    return "It may be too small for these data, lack a feature, or need another learning rate.";
  }
  if (!is_classification_loss(experiment.training.loss) && experiment.data.class_names.empty() &&
      data_set_info(experiment.data.name).classes == 0) {
    return takes_features(experiment.data)
               ? "Without a hidden layer it is a plane over its features, and no plane comes near "
                 "these values."
               : "One neuron draws a straight line, and no straight line comes near these points.";
  }
  return "Without a hidden layer its border is a straight line between its features, and none "
         "tells these classes apart.";
}

// "The test loss, 0.058, is 31 % above the training loss, 0.044: …"
std::string gap_words(const Experiment& experiment, const Epochs& epochs) {
  if (!has_test(epochs)) return "";
  const double train = epochs.back().train.loss, test = epochs.back().validation.loss;
  const std::string samples = samples_name(experiment);
  const std::string both = "The test loss, " + short_text(test) + ", ";
  const std::string other = " the training loss, " + short_text(train);
  if (test <= 1.1 * train || test - train <= 0.01) {
    return both + "follows" + other + ": the network generalises.";
  }
  if (test <= 2 * train) {
    return both + "is " + percent_text(test / train - 1) + " above" + other +
           ": a part of what is learnt holds for the training " + samples + " alone.";
  }
  return both + "is well above" + other + ": what is learnt does not yet hold for " + samples +
         " the network has not seen.";
}

// What callback stopped it, and why, in the story's words; of others in their own.
template <typename Settings>
void tell_stopped_by(const Settings& callback, const std::string& when, const Snapshot& snapshot,
                     Story& story) {
  const EpochRecord& last = snapshot.history->epochs.back();
  const std::string waits =
      "That is what the callback " + std::string(callback.name) + " waits for";
  if constexpr (requires { callback.side; }) {
    story.text = when + ": " + std::string(to_string(callback.monitor)) + " is " +
                 exact_words(monitored_value(last, callback.monitor)) + ", " +
                 std::string(callback.side) + " " + exact_words(callback.value) + ".";
    story.detail = waits + " at the end of each epoch. ";
  } else if constexpr (std::is_same_v<Settings, EarlyStopping>) {
    story.text = when + ": " + std::string(to_string(callback.monitor)) +
                 " has not become better for " + std::to_string(callback.patience) +
                 (callback.patience == 1 ? " epoch." : " epochs.");
    story.detail =
        waits + "; it is " + exact_words(monitored_value(last, callback.monitor)) + " now. ";
  } else {
    story.text = when + ".";
    story.detail = snapshot.stop_reason + " ";
  }
}

void tell_stopped(const Experiment& experiment, const Snapshot& snapshot, Story& story) {
  const std::string when = "Stopped after epoch " + std::to_string(snapshot.epoch) + " of " +
                           std::to_string(experiment.training.epochs);
  std::visit([&](const auto& callback) { tell_stopped_by(callback, when, snapshot, story); },
             *snapshot.stopped_by);
  story.detail += gap_words(experiment, epochs_since_edit(*snapshot.history));
  story.remedies = {train_on_without_callbacks()};
}

void tell_stalled(const Experiment& experiment, const Snapshot& snapshot, Story& story) {
  story.text = "Stalled: the loss has stopped falling at " +
               short_text(snapshot.history->epochs.back().train.loss) + ".";
  if (!takes_features(experiment.data)) {
    story.detail = "This may be as well as this model can do.";
    return;
  }
  story.remedies = deeper_network(experiment);
  story.detail =
      "More units, another hidden layer, another feature or another learning rate may "
      "get it further.";
}

void tell_learnt(const Experiment& experiment, const Epochs& epochs, Story& story) {
  const Scores& scores = judged_scores(epochs);
  const std::string samples = (has_test(epochs) ? "test " : "") + samples_name(experiment);
  if (!std::isnan(scores.accuracy)) {
    story.text = "Learnt: " + percent_text(scores.accuracy) + " of the " + samples + " are right.";
  } else {
    story.text = "Learnt: the loss on the " + samples + " is " + short_text(scores.loss) + ".";
  }
  story.detail = gap_words(experiment, epochs);
}

void tell_learning(const Experiment& experiment, const Snapshot& snapshot, bool playing,
                   Story& story) {
  const Epochs epochs = epochs_since_edit(*snapshot.history);
  if (!playing && epochs.size() < 3) {
    story.text = epochs.size() == 1 ? "One epoch is done: too early to tell."
                                    : "Two epochs are done: too early to tell.";
    story.detail = "Press play to train on.";
    return;
  }
  story.detail = gap_words(experiment, epochs);
  if (playing) {
    story.text = "Learning: the loss falls.";
  } else if (!snapshot.finished) {
    story.text = "Paused while the loss was still falling: press play to train on.";
  } else {
    story.text = "The loss was still falling when training stopped.";
    story.remedies = {train_longer(experiment, snapshot)};
  }
}

}  // namespace

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
      meaning = cause_of_no_progress(experiment);
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

void tell_course(const Experiment& experiment, const Snapshot& snapshot, bool playing,
                 Story& story) {
  switch (story.kind) {
    case Story::Kind::not_started:
      story.text = playing ? "Training begins." : beginning_words(experiment, *snapshot.model);
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
    case Story::Kind::stopped:
      tell_stopped(experiment, snapshot, story);
      break;
    case Story::Kind::diverging:
      story.text = "Diverging: the loss rises instead of falling.";
      story.detail = "The steps are too large: each jumps across the valley.";
      story.remedies = {start_again_slower(experiment)};
      break;
    case Story::Kind::learnt:
      tell_learnt(experiment, epochs_since_edit(*snapshot.history), story);
      break;
    case Story::Kind::stalled:
      tell_stalled(experiment, snapshot, story);
      break;
    default:
      tell_learning(experiment, snapshot, playing, story);
      break;
  }
}

}  // namespace descent
