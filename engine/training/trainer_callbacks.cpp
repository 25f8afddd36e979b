#include <algorithm>
#include <utility>

#include "engine/core/closed_set.hpp"
#include "engine/core/words.hpp"
#include "engine/training/trainer.hpp"

// What callbacks make of a training, and its learning rate.
namespace descent {

float Trainer::present_learning_rate() const {
  if (history_.learning_rate) return *history_.learning_rate;
  const std::uint64_t steps = std::uint64_t{epoch()} * batcher_.steps_per_epoch() + step_;
  return scheduled_rate(settings_.schedule, descent::learning_rate(settings_.optimizer), steps);
}

void Trainer::set_callbacks(std::vector<Callback> callbacks) {
  const std::vector<KeptWeights> kept = kept_by_callbacks();
  settings_.callbacks = std::move(callbacks);
  begin_callbacks();
  give_to_callbacks(kept);
}

std::vector<KeptWeights> Trainer::kept_by_callbacks() const {
  std::vector<KeptWeights> kept;
  for (const RunningCallback& callback : callbacks_) kept.push_back(callback.kept());
  return kept;
}

void Trainer::give_to_callbacks(const std::vector<KeptWeights>& kept) {
  for (RunningCallback& callback : callbacks_) {
    const auto fits = std::find_if(kept.begin(), kept.end(), [&](const KeptWeights& each) {
      return each.weights && each.epoch == callback.epoch_to_restore();
    });
    if (fits != kept.end()) callback.keep(*fits);
  }
}

void Trainer::begin_callbacks() {
  callbacks_.clear();
  for (const Callback& callback : settings_.callbacks) callbacks_.emplace_back(callback, history_);
  const bool between_epochs = phase_ == Phase::training && step_ == 0 && position_ == 0;
  if (between_epochs) keep_best_weights();
}

void Trainer::keep_best_weights() {
  std::shared_ptr<const Parameters> weights;  // of all callbacks
  for (RunningCallback& callback : callbacks_) {
    if (!callback.keeps_weights()) continue;
    if (!weights) weights = std::make_shared<const Parameters>(model_.parameters());
    callback.keep({epoch(), weights, predictions_});
  }
}

void Trainer::note_action(std::size_t callback, std::string text) {
  TrainingAction action{epoch(), std::string(name_of(settings_.callbacks[callback])),
                        std::move(text)};
  // A training that is taken up again where it was stopped stops there again.
  const auto before = history_.actions.all();
  if (std::find(before.begin(), before.end(), action) != before.end()) return;
  history_.actions.append(std::move(action));
  shared_history_.reset();
}

void Trainer::follow_callbacks() {
  keep_best_weights();
  for (std::size_t i = 0; i < callbacks_.size(); ++i) {
    const float before = present_learning_rate();
    const auto now = callbacks_[i].new_learning_rate(before);
    if (!now) continue;
    history_.learning_rate = now;
    note_action(i, callbacks_[i].learning_rate_reason(before, *now));
  }
}

void Trainer::ask_callbacks() {
  for (std::size_t i = 0; i < callbacks_.size() && !finished(); ++i) {
    std::string reason = callbacks_[i].reason(history_.epochs.back());
    if (reason.empty()) continue;
    note_action(i, reason);
    stop(StopCause::callback, std::move(reason));
    stopped_by_ = settings_.callbacks[i];
  }
}

// Keras's on_train_end().
void Trainer::restore_best_weights() {
  if (stop_cause_ != StopCause::callback && stop_cause_ != StopCause::all_epochs) return;
  for (std::size_t i = 0; i < callbacks_.size(); ++i) {
    const KeptWeights kept = callbacks_[i].kept();
    if (!kept.weights) continue;
    if (kept.epoch == epoch()) return;  // these are the best
    take_parameters(*kept.weights);
    predictions_ = kept.predictions;
    note_action(i, tell_restored(i));
    return;
  }
}

std::string Trainer::tell_restored(std::size_t callback) {
  restored_epoch_ = callbacks_[callback].kept().epoch;
  std::string words = tr("The weights of epoch {0} are back, the best ones by {1}.",
                         restored_epoch_, to_string(*monitor_of(settings_.callbacks[callback])));
  stop_reason_ += " " + words;
  return words;
}

}  // namespace descent
