#include "web/app/story.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_words.hpp"
#include "engine/optimizers/optimizer.hpp"
#include "engine/training/learning_curve.hpp"
#include "web/app/model_edits.hpp"

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

Story::Kind judge(const Snapshot& snapshot) {
  const Epochs epochs = epochs_since_edit(*snapshot.history);
  if (is_broken(epochs, snapshot)) return Story::Kind::not_a_number;
  if (epochs.empty() && snapshot.epoch > 0) return Story::Kind::edited;
  if (epochs.empty()) return snapshot.step == 0 ? Story::Kind::not_started : Story::Kind::begun;
  if (is_diverging(epochs)) return Story::Kind::diverging;
  if (has_learnt(*snapshot.history)) return Story::Kind::learnt;
  if (find_overfitting(epochs)) return Story::Kind::overfitting;
  if (find_standstill(epochs)) return Story::Kind::stalled;
  return Story::Kind::learning;
}

// A third of the rate, on the 1-3-10 scale of the learning-rate menu.
float lower_rate(float rate) {
  const double exponent = std::floor(std::log10(rate) + 1e-6);
  const double unit = std::pow(10.0, exponent);
  return static_cast<float>(rate / unit > 2.9 ? unit : 0.3 * unit);
}

void offer_lower_rate(const Experiment& experiment, Story& story) {
  const float rate = lower_rate(learning_rate(experiment.training.optimizer));
  story.remedy = "Start again at learning rate " + number_words(rate);
  story.actions = {SetLearningRate{rate}, Reset{}, Play{}};
}

void tell_overfitting(const Experiment& experiment, const Epochs& epochs, Story& story) {
  const EpochRecord& best = epochs[best_test_epoch(epochs)];
  story.text =
      "Overfitting: the training loss still falls, but the test loss has risen since epoch " +
      std::to_string(best.epoch) + ".";
  story.detail = "The network learns its training " + samples_name(experiment) +
                 " by heart. Fewer units, more training " + samples_name(experiment) +
                 " or regularisation help.";
  if (common_regularizer(experiment.model).l2 == 0) {
    story.remedy = "Add L2 regularisation 0.001";
    story.actions = {SetRegularizer{Regularizer{0, 0.001f}}};
  }
}

void tell_stalled(const Experiment& experiment, const Snapshot& snapshot, Story& story) {
  const bool is_plane = data_set_info(experiment.data.name).kind == DataKind::plane;
  story.text = "Stalled: the loss has stopped falling at " +
               number_words(snapshot.history->epochs.back().train.loss) + ".";
  if (!is_plane) {
    story.detail = "This may be as well as this model can do.";
    return;
  }
  story.detail =
      "More units, another hidden layer, another feature or another learning rate may "
      "get it further.";
  if (hidden_layers(experiment.model).size() < 3) {
    story.remedy = "Add a hidden layer";
    story.actions = {SetLayers{with_hidden_layer(experiment.model)}};
  }
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

}  // namespace

Story tell_story(const Experiment& experiment, const Snapshot& snapshot, bool playing) {
  const Epochs epochs = epochs_since_edit(*snapshot.history);
  Story story;
  story.kind = judge(snapshot);
  switch (story.kind) {
    case Story::Kind::not_started:
      story.text = playing ? "Training begins." : "Nothing is learnt yet: the weights are random.";
      story.detail = playing ? "" : "Press play, and the loss falls as the weights change.";
      break;
    case Story::Kind::not_a_number:
      story.text = "Diverged: the loss is no longer a number.";
      story.detail =
          "The steps were so large that each made things worse, until the numbers "
          "overflowed.";
      offer_lower_rate(experiment, story);
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
      offer_lower_rate(experiment, story);
      break;
    case Story::Kind::learnt:
      tell_learnt(experiment, epochs, story);
      break;
    case Story::Kind::overfitting:
      tell_overfitting(experiment, epochs, story);
      break;
    case Story::Kind::stalled:
      tell_stalled(experiment, snapshot, story);
      break;
    case Story::Kind::learning:
      tell_learning(experiment, epochs, playing, story);
      break;
  }
  return story;
}

}  // namespace descent
