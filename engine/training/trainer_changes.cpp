#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/training/slice_rows.hpp"
#include "engine/training/trainer.hpp"

// What changes of a training while it runs.
namespace descent {

void Trainer::change_settings(const TrainingSettings& before, const TrainingSettings& after) {
  // Those on which more depends.
  if (!same_but_for_rate(before.optimizer, after.optimizer)) {
    set_optimizer(after.optimizer);
  } else if (before.optimizer != after.optimizer) {
    set_learning_rate(descent::learning_rate(after.optimizer));
  }
  if (before.schedule != after.schedule) set_schedule(after.schedule);
  if (before.batch_size != after.batch_size) set_batch_size(after.batch_size);
  if (before.epochs != after.epochs) set_epochs(after.epochs);
  if (before.callbacks != after.callbacks) set_callbacks(after.callbacks);
  for_each_field<TrainingSettings>([&](const auto& row) {
    const bool changed = before.*row.member != after.*row.member;
    if (changed && row.when_changed == WhenChanged::goes_on) {
      settings_.*row.member = after.*row.member;
    }
  });
}

void Trainer::set_learning_rate(float rate) {
  descent::set_learning_rate(settings_.optimizer, rate);
  history_.learning_rate.reset();
  shared_history_.reset();
}

void Trainer::set_schedule(const LearningRateSchedule& schedule) {
  settings_.schedule = schedule;
  history_.learning_rate.reset();
  shared_history_.reset();
}

void Trainer::take_parameters(const Parameters& parameters) {
  model_.set_parameters(parameters);
  update_.prepare(model_, cache_);
  published_.reset();
}

void Trainer::set_kernel_regularizer(Regularizer regularizer) {
  for (std::size_t i = 0; i < model_.layers().size(); ++i) set_kernel_regularizer(i, regularizer);
}

void Trainer::set_kernel_regularizer(std::size_t layer, Regularizer regularizer) {
  model_.set_kernel_regularizer(layer, regularizer);
  published_.reset();
}

void Trainer::set_batch_size(std::size_t batch_size) {
  if (batch_size == 0) throw Error(tr("batch_size has to be at least 1."));
  check_whole_batch(model_, std::min(batch_size, dataset_->train.count()));
  settings_.batch_size = batch_size;
  batcher_.set_batch_size(std::min(batch_size, dataset_->train.count()));
  make_cache(*cache_.threads);
  profiler_.restart();
  if (phase_ != Phase::training) {
    step_ = batcher_.steps_per_epoch();  // all that were to be done
  } else if (step_ > 0 || position_ > 0) {
    begin_epoch();
  }
}

void Trainer::set_threads(ThreadPool& threads) {
  if (&threads == cache_.threads) return;
  const Cache before = std::move(cache_);
  make_cache(threads);
  // A batch may be half done.
  std::ranges::copy(before.parameter_gradients, cache_.parameter_gradients.begin());
  const bool validating = phase_ == Phase::validating;
  validation_ = Evaluator(model_, dataset_->validation, dataset_->classes, settings_.loss,
                          target_code_, threads);
  if (validating) validation_.begin();
}

void Trainer::set_optimizer(const Optimizer& optimizer) {
  settings_.optimizer = optimizer;
  history_.learning_rate.reset();
  shared_history_.reset();
  optimizer_state_ = {};
  profiler_.restart();
}

void Trainer::set_kernels(const KernelTable& kernels) {
  if (&kernels == kernels_) return;
  kernels_ = &kernels;
  profiler_.restart();
}

void Trainer::set_parameters(Parameters parameters) {
  take_parameters(parameters);
  shared_history_.reset();
  if (!history_.epochs.empty()) return;
  note_beginning();
  finite_.begin(model_.parameters());
  begin_timeline();
}

void Trainer::restore_finite_weights() {
  take_parameters(finite_.parameters());
  optimizer_state_ = {};
  // Of old epochs not all are kept, but this one is.
  const EpochRecord& last = finite_.epoch();
  history_.epochs.cut(last.epoch == 0 ? 0 : last.epoch - 1);
  if (last.epoch > 0) history_.epochs.append(last);
  history_.actions.cut(epoch());
  history_.edited = std::min(history_.edited, epoch());
  history_.course = new_course();
  begin_callbacks();
  shared_history_.reset();
  predictions_.reset();
  forget_stop();
  begin_epoch();
  if (!timeline_) return;
  timeline_->cut({epoch(), 0});
  shared_timeline_.reset();
}

void Trainer::set_parameter(std::size_t layer, bool bias, std::size_t index, float value) {
  if (layer >= model_.layers().size()) {
    throw Error(
        tr("There is no layer {0}: the network has {1}.", layer + 1, model_.layers().size()));
  }
  Tensor* tensor = model_.parameters()[layer].find(bias ? "bias" : "kernel");
  const std::size_t size = tensor ? tensor->size() : 0;
  if (index >= size) {
    throw Error(
        bias
            ? tr("Layer {0} has {1} biases: there is no number {2}.", layer + 1, size, index + 1)
            : tr("Layer {0} has {1} weights: there is no number {2}.", layer + 1, size, index + 1));
  }
  if (!std::isfinite(value)) throw Error(tr("A weight has to be a finite number."));
  tensor->data()[index] = value;
  published_.reset();
  shared_history_.reset();
  if (!history_.epochs.empty()) return;
  note_beginning();
  begin_timeline();
}

void Trainer::note_edit(std::string text, std::string_view in_place_of) {
  history_.actions.note_edit(epoch(), std::move(text), in_place_of);
  shared_history_.reset();
}

void Trainer::extend(std::size_t more) {
  settings_.epochs = epoch() + more;
  forget_stop();
}

void Trainer::set_epochs(std::size_t epochs) {
  settings_.epochs = epochs;
  if (stop_cause_ == StopCause::all_epochs) forget_stop();
  stop_after_last_epoch();
}

}  // namespace descent
