#include "web/app/story/story_words.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "engine/core/number_text.hpp"
#include "engine/optimizers/optimizer.hpp"
#include "engine/training/learning_curve.hpp"
#include "web/app/story/beginning_words.hpp"
#include "web/app/story/bold_rates.hpp"
#include "web/app/story/broken_numbers.hpp"
#include "web/app/story/edit_story.hpp"
#include "web/app/story/linear_models.hpp"

namespace descent {
namespace {

// What a sample is: an image, else a point.
bool learns_images(const Experiment& experiment) {
  return data_set_info(experiment.data.name).kind == DataKind::images;
}

// As a person would compare it with another: "0.3609".
std::string exact_words(double value) { return short_text(value, 4); }

// Why it does little better than guessing.
std::string cause_of_no_progress(const Experiment& experiment) {
  if (!is_linear(experiment.model)) {
    return tr("It may be too small for these data, lack a feature, or need another learning rate.");
  }
  if (!is_classification_loss(experiment.training.loss) && experiment.data.class_names.empty() &&
      data_set_info(experiment.data.name).classes == 0) {
    return takes_features(experiment.data)
               ? tr("Without a hidden layer it is a plane over its features, and no plane comes "
                    "near these values.")
               : tr("One neuron draws a straight line, and no straight line comes near these "
                    "points.");
  }
  return tr(
      "Without a hidden layer its border is a straight line between its features, and none "
      "tells these classes apart.");
}

// "The test loss, 0.058, is 31 % above the training loss, 0.044: …"
std::string gap_on_test(bool images, double train, double test) {
  const std::string on_test = short_text(test), on_train = short_text(train);
  if (test <= 1.1 * train || test - train <= 0.01) {
    return tr("The test loss, {0}, follows the training loss, {1}: the network generalises.",
              on_test, on_train);
  }
  if (test <= 2 * train) {
    const std::string above = percent_text(test / train - 1);
    return images ? tr("The test loss, {0}, is {1} above the training loss, {2}: a part of what is "
                       "learnt holds for the training images alone.",
                       on_test, above, on_train)
                  : tr("The test loss, {0}, is {1} above the training loss, {2}: a part of what is "
                       "learnt holds for the training points alone.",
                       on_test, above, on_train);
  }
  return images
             ? tr("The test loss, {0}, is well above the training loss, {1}: what is learnt does "
                  "not yet hold for images the network has not seen.",
                  on_test, on_train)
             : tr("The test loss, {0}, is well above the training loss, {1}: what is learnt does "
                  "not yet hold for points the network has not seen.",
                  on_test, on_train);
}

// The same of samples kept apart for validation, as the test set is only looked at when asked.
std::string gap_on_validation(double train, double validation) {
  const std::string on_validation = short_text(validation), on_train = short_text(train);
  if (validation <= 1.1 * train || validation - train <= 0.01) {
    return tr("The validation loss, {0}, follows the training loss, {1}: the network generalises.",
              on_validation, on_train);
  }
  if (validation <= 2 * train) {
    return tr(
        "The validation loss, {0}, is {1} above the training loss, {2}: a part of what is "
        "learnt holds for the training samples alone.",
        on_validation, percent_text(validation / train - 1), on_train);
  }
  return tr(
      "The validation loss, {0}, is well above the training loss, {1}: what is learnt does "
      "not yet hold for samples the network has not seen.",
      on_validation, on_train);
}

std::string gap_words(const Experiment& experiment, const Epochs& epochs) {
  if (!has_test(epochs)) return "";
  const double train = epochs.back().train.loss, validation = epochs.back().validation.loss;
  return keeps_validation(experiment.data)
             ? gap_on_validation(train, validation)
             : gap_on_test(learns_images(experiment), train, validation);
}

// What callback stopped it, and why, in the story's words; of others in their own.
template <typename Settings>
void tell_stopped_by(const Settings& callback, const Experiment& experiment,
                     const Snapshot& snapshot, Story& story) {
  const EpochRecord& last = snapshot.history->epochs.back();
  const std::size_t epoch = snapshot.epoch, epochs = experiment.training.epochs;
  if constexpr (requires { callback.side; }) {
    const std::string_view monitor = to_string(callback.monitor);
    const std::string now = exact_words(monitored_value(last, callback.monitor));
    const std::string limit = exact_words(callback.value);
    story.text = callback.side == "below"
                     ? tr("Stopped after epoch {0} of {1}: {2} is {3}, below {4}.", epoch, epochs,
                          monitor, now, limit)
                     : tr("Stopped after epoch {0} of {1}: {2} is {3}, above {4}.", epoch, epochs,
                          monitor, now, limit);
    story.detail =
        tr("That is what the callback {0} waits for at the end of each epoch.", callback.name);
  } else if constexpr (std::is_same_v<Settings, EarlyStopping>) {
    story.text = tr_n("Stopped after epoch {1} of {2}: {3} has not become better for {0} epoch.",
                      "Stopped after epoch {1} of {2}: {3} has not become better for {0} epochs.",
                      callback.patience, epoch, epochs, to_string(callback.monitor));
    story.detail = tr("That is what the callback {0} waits for; it is {1} now.", callback.name,
                      exact_words(monitored_value(last, callback.monitor)));
    if (snapshot.restored_epoch > 0) {
      story.detail += " " + tr("The weights of epoch {0} are back, the best ones by {1}.",
                               snapshot.restored_epoch, to_string(callback.monitor));
    }
  } else {
    story.text = tr("Stopped after epoch {0} of {1}.", epoch, epochs);
    story.detail = snapshot.stop_reason;
  }
}

void tell_stopped(const Experiment& experiment, const Snapshot& snapshot, Story& story) {
  std::visit([&](const auto& callback) { tell_stopped_by(callback, experiment, snapshot, story); },
             *snapshot.stopped_by);
  story.detail += " " + gap_words(experiment, epochs_since_edit(*snapshot.history));
  story.remedies = {train_on_without_stops(experiment)};
}

void tell_stalled(const Experiment& experiment, const Snapshot& snapshot, Story& story) {
  story.text = tr("Stalled: the loss has stopped falling at {0}.",
                  short_text(snapshot.history->epochs.back().train.loss));
  if (has_bold_rate(experiment)) {
    story.detail = words_of_bold_rate(experiment, epochs_since_edit(*snapshot.history));
    story.remedies = {restart_at_usual_rate(experiment)};
    return;
  }
  if (!takes_features(experiment.data)) {
    story.detail = tr("This may be as well as this model can do.");
    return;
  }
  story.remedies = deeper_network(experiment);
  story.detail =
      tr("More units, another hidden layer, another feature or another learning rate may get it "
         "further.");
}

// Where samples are kept apart for validation.
void tell_learnt_of_validation(const Scores& scores, Story& story) {
  story.text =
      std::isnan(scores.accuracy)
          ? tr("Learnt: the loss on the validation samples is {0}.", short_text(scores.loss))
          : tr("Learnt: {0} of the validation samples are right.", percent_text(scores.accuracy));
}

void tell_learnt(const Experiment& experiment, const Epochs& epochs, Story& story) {
  const Scores& scores = judged_scores(epochs);
  const bool test = has_test(epochs), images = learns_images(experiment);
  if (test && keeps_validation(experiment.data)) {
    tell_learnt_of_validation(scores, story);
  } else if (!std::isnan(scores.accuracy)) {
    const std::string share = percent_text(scores.accuracy);
    story.text = images && test ? tr("Learnt: {0} of the test images are right.", share)
                 : images       ? tr("Learnt: {0} of the images are right.", share)
                 : test         ? tr("Learnt: {0} of the test points are right.", share)
                                : tr("Learnt: {0} of the points are right.", share);
  } else {
    const std::string loss = short_text(scores.loss);
    story.text = images && test ? tr("Learnt: the loss on the test images is {0}.", loss)
                 : images       ? tr("Learnt: the loss on the images is {0}.", loss)
                 : test         ? tr("Learnt: the loss on the test points is {0}.", loss)
                                : tr("Learnt: the loss on the points is {0}.", loss);
  }
  story.detail = gap_words(experiment, epochs);
}

void tell_learning(const Experiment& experiment, const Snapshot& snapshot, bool playing,
                   Story& story) {
  const Epochs epochs = epochs_since_edit(*snapshot.history);
  if (snapshot.history->edited > 0 && epochs.size() < few_epochs) {
    return tell_soon_after_edit(snapshot, playing, story);
  }
  if (!playing && epochs.size() < few_epochs) {
    story.text = epochs.size() == 1 ? tr("One epoch is done: too early to tell.")
                                    : tr("Two epochs are done: too early to tell.");
    story.detail = tr("Press play to train on.");
    return;
  }
  story.detail = has_bold_rate(experiment) && zigzags(epochs)
                     ? words_of_bold_rate(experiment, epochs)
                     : gap_words(experiment, epochs);
  if (playing) {
    story.text = tr("Learning: the loss falls.");
  } else if (!snapshot.finished) {
    story.text = tr("Paused while the loss was still falling: press play to train on.");
  } else {
    story.text = tr("The loss was still falling when training stopped.");
    story.remedies = {train_longer(experiment, snapshot)};
  }
}

}  // namespace

void tell_finding(const Experiment& experiment, const Finding& finding,
                  const ModelStatistics& statistics, Story& story) {
  std::string meaning;
  switch (finding.kind) {
    case Finding::Kind::not_finite:
      story.text = tr("Diverged: training stopped, its numbers are no longer finite.");
      story.detail = cause_of_broken_numbers(experiment, finding, statistics);
      return;
    case Finding::Kind::dead_relu:
      story.text = tr("Dead units: they put out 0 whatever comes in.");
      meaning = tr("Where relu is 0 it has no slope, so nothing moves their weights any more.");
      break;
    case Finding::Kind::saturated:
      story.text = tr("Saturated units: they are at their limits.");
      meaning = tr("Weights or inputs are too large for this activation.");
      break;
    case Finding::Kind::vanishing_gradients:
      story.text = tr("Vanishing gradients: the first layer hardly learns.");
      meaning = tr("Each layer makes them smaller on their way back.");
      break;
    case Finding::Kind::no_progress:
      story.text = tr("No progress: the network does little better than guessing.");
      meaning = cause_of_no_progress(experiment);
      break;
    case Finding::Kind::overfitting:
      story.text =
          finding.epoch > 0
              ? tr("Overfitting since epoch {0}.", finding.epoch)
              : std::string(tr(
                    "Overfitting: it is far better on what it was trained on than on the rest."));
      meaning = learns_images(experiment)
                    ? tr("The network learns its training images by heart. Fewer units, more "
                         "training images or regularisation help.")
                    : tr("The network learns its training points by heart. Fewer units, more "
                         "training points or regularisation help.");
      break;
  }
  story.detail = finding.evidence + " " + meaning;
}

void tell_course(const Experiment& experiment, const Snapshot& snapshot, bool playing,
                 Story& story) {
  switch (story.kind) {
    case Story::Kind::not_started:
      story.text = playing ? tr("Training begins.") : beginning_words(experiment, snapshot);
      story.detail = playing ? "" : tr("Press play, and the loss falls as the weights change.");
      if (snapshot.predictions && !playing) {
        story.text = tr("Its weights were put in, all or some: nothing was trained here yet.");
        story.detail = tr("Judging shows what it gets right. Press play to train on from there.");
      }
      break;
    case Story::Kind::edited:
      tell_edited(snapshot, story);
      break;
    case Story::Kind::begun:
      story.text = tr("The first epoch is under way.");
      story.detail =
          learns_images(experiment)
              ? tr("Its loss is drawn as soon as all training images have been seen once.")
              : tr("Its loss is drawn as soon as all training points have been seen once.");
      break;
    case Story::Kind::stopped:
      tell_stopped(experiment, snapshot, story);
      break;
    case Story::Kind::diverging:
      story.text = tr("Diverging: the loss rises instead of falling.");
      story.detail = tr("The steps are too large: each jumps across the valley.");
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
