#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/training/trainer.hpp"

// Beginning a training anew, and taking one up where it was left, in this program or an earlier
// one.
namespace descent {

void Trainer::reset() {
  take_parameters(*initial_parameters_);
  restart();
  begin_timeline();
}

void Trainer::restart() {
  optimizer_state_ = {};
  history_.epochs.cut(0);
  begin_streams();
  history_.actions.cut(0);
  history_.tests = {};
  history_.learning_rate.reset();
  history_.edited = 0;
  history_.course = new_course();
  note_beginning();
  begin_callbacks();
  finite_.begin(model_.parameters());
  shared_history_.reset();
  predictions_.reset();
  forget_stop();
  samples_seen_ = 0;
  augmented_.forget();
  profiler_.restart();
  begin_epoch();
}

// Of a batch under way nothing counts but what came before it.
Continuation Trainer::continuation() const {
  const bool within = position_ > 0;
  Continuation now;
  now.step = step_;
  now.validating = phase_ == Phase::validating;
  now.optimizer = optimizer_state_;
  now.batcher = batcher_;
  now.dropout = within ? before_batch_.dropout : dropout_random_;
  now.sums = (within ? before_batch_.sums : train_sums_).numbers();
  now.penalties = penalties_;
  now.epoch_seconds = epoch_seconds_;
  return now;
}

void Trainer::take(const Continuation& continuation) {
  optimizer_state_ = continuation.optimizer;
  batcher_ = continuation.batcher;
  dropout_random_ = continuation.dropout;
  phase_ = continuation.validating ? Phase::validating : Phase::training;
  if (continuation.validating) validation_.begin();
  step_ = continuation.step;
  position_ = 0;
  batch_loss_ = 0;
  penalties_ = continuation.penalties;
  train_sums_.take(continuation.sums);
  epoch_seconds_ = continuation.epoch_seconds;
}

Trained Trainer::trained(std::size_t most_continuation_bytes) const {
  Trained now{shared_model(), shared_history()};
  now.predictions = predictions_;
  now.last_epoch = settings_.epochs;
  if (bytes_of(optimizer_state_) + bytes_of(batcher_) > most_continuation_bytes) return now;
  now.continuation = std::make_shared<const Continuation>(continuation());
  now.restored_epoch = restored_epoch_;
  now.best = kept_by_callbacks();
  return now;
}

namespace {

// Whether they can be those of this data set's validation samples.
bool could_predict(const Dataset& dataset, const std::vector<Prediction>& predictions) {
  return predictions.size() == dataset.validation.count() &&
         std::all_of(predictions.begin(), predictions.end(), [&](const Prediction& each) {
           return each.label == no_class || each.label < dataset.classes;
         });
}

}  // namespace

void Trainer::resume(const Trained& trained) {
  take_parameters(*trained.weights);
  restart();
  if (trained.history->epochs.count() >= settings_.epochs) {
    settings_.epochs = std::max(settings_.epochs, trained.last_epoch);
  }
  const bool fits = trained.continuation && could_go_on(*trained.continuation);
  if (!trained.history->epochs.empty()) {
    take_history(*trained.history);
  } else {
    history_.tests = trained.history->tests;
    if (fits) take_beginning(*trained.history);
  }
  if (trained.predictions && could_predict(*dataset_, *trained.predictions)) {
    predictions_ = trained.predictions;
  }
  if (fits) go_on_exactly(trained);
  begin_timeline();
}

void Trainer::take_history(const History& history) {
  const bool classification = history_.classification;
  const std::uint64_t course = history_.course;
  history_ = history;
  history_.classification = classification;
  history_.validates_on_test = dataset_->validates_on_test;
  history_.course = course;
  samples_seen_ = epoch() * dataset_->train.count();
  begin_streams();
  begin_epoch();
  begin_callbacks();
  // It stands as it stood: stopped, if that is how its last epoch ended. An edit begins a new
  // stretch.
  const bool ended_here = history_.edited < epoch();
  if (ended_here && !std::isfinite(history_.epochs.back().train.loss)) {
    stop(StopCause::not_finite, tr("The loss is no longer a finite number."));
  }
  if (ended_here) ask_callbacks();
  stop_after_last_epoch();
  finite_.begin(model_.parameters(), history_.epochs.back());
}

// One that goes on after some epochs does not see again what the first ones saw.
void Trainer::begin_streams() {
  constexpr std::uint64_t golden_ratio = 0x9e3779b97f4a7c15;  // times 2^64: far from each other
  const std::uint64_t seed = seed_ ^ (golden_ratio * epoch());
  batcher_ = Batcher(dataset_->train.count(), batcher_.batch_size(), seed);
  dropout_random_ = Random(seed, RandomStream::dropout);
}

// Where the first epoch is under way, the weights are not those that it began with.
void Trainer::take_beginning(const History& history) {
  history_.initial_neuron = history.initial_neuron;
  history_.initial_loss = history.initial_loss;
}

bool Trainer::could_go_on(const Continuation& continuation) const {
  const Batcher& batcher = continuation.batcher;
  const bool same_batches =
      batcher.samples() == batcher_.samples() && batcher.batch_size() == batcher_.batch_size();
  const std::size_t steps = batcher_.steps_per_epoch();
  const bool step_exists =
      continuation.validating ? continuation.step == steps : continuation.step < steps;
  return same_batches && step_exists && ScoreSums(train_sums_).take(continuation.sums) &&
         update_.could_go_on(settings_.optimizer, continuation.optimizer);
}

void Trainer::go_on_exactly(const Trained& trained) {
  take(*trained.continuation);
  samples_seen_ += std::min(step_ * batcher_.batch_size(), batcher_.samples());
  give_to_callbacks(trained.best);
  if (!finished() || trained.restored_epoch == 0) return;
  for (std::size_t i = 0; i < callbacks_.size() && restored_epoch_ == 0; ++i) {
    if (callbacks_[i].kept().epoch == trained.restored_epoch) tell_restored(i);
  }
}

}  // namespace descent
