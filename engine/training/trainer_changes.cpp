#include <algorithm>
#include <cmath>

#include "engine/core/error.hpp"
#include "engine/training/slice_rows.hpp"
#include "engine/training/trainer.hpp"

// What changes of a training while it runs.
namespace descent {

void Trainer::set_learning_rate(float rate) {
  descent::set_learning_rate(settings_.optimizer, rate);
}

void Trainer::set_kernel_regularizer(Regularizer regularizer) {
  for (std::size_t i = 0; i < model_.layers().size(); ++i) {
    model_.set_kernel_regularizer(i, regularizer);
  }
}

void Trainer::set_kernel_regularizer(std::size_t layer, Regularizer regularizer) {
  model_.set_kernel_regularizer(layer, regularizer);
}

void Trainer::set_batch_size(std::size_t batch_size) {
  if (batch_size == 0) throw Error("batch_size has to be at least 1.");
  check_whole_batch(model_, std::min(batch_size, dataset_->train.count()));
  settings_.batch_size = batch_size;
  batcher_.set_batch_size(std::min(batch_size, dataset_->train.count()));
  make_cache(*cache_.threads);
  profiler_.restart();
  begin_epoch();
}

void Trainer::set_threads(ThreadPool& threads) {
  if (&threads == cache_.threads) return;
  const Cache before = std::move(cache_);
  make_cache(threads);
  // A batch may be half done.
  std::ranges::copy(before.parameter_gradients, cache_.parameter_gradients.begin());
  const bool validating = phase_ == Phase::validating;
  validation_ =
      Evaluator(model_, dataset_->test, dataset_->classes, settings_.loss, target_code_, threads);
  if (validating) validation_.begin();
}

void Trainer::set_optimizer(const Optimizer& optimizer) {
  settings_.optimizer = optimizer;
  optimizer_state_ = {};
  profiler_.restart();
}

void Trainer::set_kernels(const KernelTable& kernels) {
  if (&kernels == kernels_) return;
  kernels_ = &kernels;
  profiler_.restart();
}

void Trainer::set_parameters(Parameters parameters) {
  model_.set_parameters(std::move(parameters));
  update_.prepare(model_, cache_);
  if (history_.epochs.empty()) {
    history_.initial_neuron = neuron();
    finite_.begin(model_.parameters());
  }
  shared_history_.reset();
}

void Trainer::resume(const Trained& trained) {
  model_.set_parameters(trained.weights);
  update_.prepare(model_, cache_);
  restart();
  if (trained.history->epochs.empty()) return;
  const bool classification = history_.classification;
  history_ = *trained.history;
  history_.classification = classification;
  // Shared where it is the very one: an edit to undo holds it too.
  if (trained.history->classification == classification) {
    shared_history_ = trained.history;
  } else {
    shared_history_.reset();
  }
  samples_seen_ = history_.epochs.size() * dataset_->train.count();
  // It stands as it stood: stopped, if that is how its last epoch ended. An edit begins a new
  // stretch.
  const bool ended_here = history_.edited < history_.epochs.size();
  if (ended_here && !std::isfinite(history_.epochs.back().train.loss)) {
    stop(StopCause::not_finite, "The loss is no longer a finite number.");
  }
  if (ended_here) ask_callbacks();
  stop_after_last_epoch();
  finite_.begin(model_.parameters(), history_.epochs.size());
}

void Trainer::restore_finite_weights() {
  model_.set_parameters(finite_.parameters());
  update_.prepare(model_, cache_);
  optimizer_state_ = {};
  history_.epochs.resize(std::min(finite_.epoch(), history_.epochs.size()));
  history_.edited = std::min(history_.edited, history_.epochs.size());
  shared_history_.reset();
  predictions_.reset();
  forget_stop();
  begin_epoch();
}

void Trainer::set_parameter(std::size_t layer, bool bias, std::size_t index, float value) {
  if (layer >= model_.layers().size()) {
    throw Error("There is no layer " + std::to_string(layer + 1) + ": the network has " +
                std::to_string(model_.layers().size()) + ".");
  }
  Tensor* tensor = model_.parameters()[layer].find(bias ? "bias" : "kernel");
  const std::size_t size = tensor ? tensor->size() : 0;
  if (index >= size) {
    throw Error("Layer " + std::to_string(layer + 1) + " has " + std::to_string(size) +
                (bias ? " biases" : " weights") + ": there is no number " +
                std::to_string(index + 1) + ".");
  }
  if (!std::isfinite(value)) throw Error("A weight has to be a finite number.");
  tensor->data()[index] = value;
  if (history_.epochs.empty()) history_.initial_neuron = neuron();
  shared_history_.reset();
}

void Trainer::extend(std::size_t more) {
  settings_.epochs = history_.epochs.size() + more;
  forget_stop();
}

void Trainer::set_epochs(std::size_t epochs) {
  settings_.epochs = epochs;
  if (stop_cause_ == StopCause::all_epochs) forget_stop();
  stop_after_last_epoch();
}

}  // namespace descent
