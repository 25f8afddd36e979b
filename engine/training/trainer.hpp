#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/data/batcher.hpp"
#include "engine/data/dataset.hpp"
#include "engine/model/sequential.hpp"
#include "engine/training/augmented_samples.hpp"
#include "engine/training/batch.hpp"
#include "engine/training/evaluator.hpp"
#include "engine/training/finite_weights.hpp"
#include "engine/training/history.hpp"
#include "engine/training/metrics.hpp"
#include "engine/training/model_pool.hpp"
#include "engine/training/moment.hpp"
#include "engine/training/parameter_update.hpp"
#include "engine/training/prediction.hpp"
#include "engine/training/running_callback.hpp"
#include "engine/training/snapshot.hpp"
#include "engine/training/step_profiler.hpp"
#include "engine/training/targets.hpp"
#include "engine/training/timeline.hpp"
#include "engine/training/trained.hpp"
#include "engine/training/training_settings.hpp"

namespace descent {

// Trains a model on a data set, in steps that can be stopped anywhere and taken up again: a batch
// is cut into slices whose gradients add up, so that a slow step never holds the caller for long.
// Where the cuts lie depends on the model and the batch alone, never on the time, so the numbers
// that come out do not depend on who calls what when.
class Trainer {
 public:
  // Throws an Error where model, data and loss do not fit together. `threads`: see set_threads().
  Trainer(Sequential model, std::shared_ptr<const Dataset> dataset, TrainingSettings settings,
          std::uint64_t seed, const KernelTable& kernels, ThreadPool& threads = calling_thread());

  // --- running ---
  // Does at least one slice of work, and as many as fit into the budget. Stops early at
  // finished(). Returns whether anything changed.
  bool run_for(std::chrono::duration<double> budget);
  // Finishes the batch under way, or does the next one (and at an epoch's end its validation),
  // `count` times. Small networks learn so fast that reading the clock at each step would take a
  // quarter.
  void step(std::size_t count = 1);
  // Finishes the epoch under way, or does the next one.
  void step_epoch();
  // The weights that training began with, epoch 0, an empty history.
  void reset();

  // --- what changes while it runs ---
  // What an edit of the experiment changed of those settings that training survives (their rows
  // say so). The others stay, even where they are not those of `before`: see extend().
  void change_settings(const TrainingSettings& before, const TrainingSettings& after);
  void set_learning_rate(float rate);
  // Of every layer with a kernel.
  void set_kernel_regularizer(Regularizer regularizer);
  // Of one layer, if it has a kernel.
  void set_kernel_regularizer(std::size_t layer, Regularizer regularizer);
  // Begins the epoch under way anew with it, in another order, keeping the weights; one whose
  // batches are all done is still tested and counted. Before an epoch's first step it is as if the
  // epoch had begun with it.
  void set_batch_size(std::size_t batch_size);
  // It counts the steps since the beginning.
  void set_schedule(const LearningRateSchedule& schedule);
  // Its state begins anew; the weights stay.
  void set_optimizer(const Optimizer& optimizer);
  // Of which there are more than are done, a training that had done all of its epochs may go on.
  void set_epochs(std::size_t epochs);
  void set_callbacks(std::vector<Callback> callbacks);
  void set_kernels(const KernelTable& kernels);
  // Shares the work among these threads, which have to outlive the trainer; see make_cache(). May
  // be called at any time.
  void set_threads(ThreadPool& threads);
  void set_parameters(Parameters parameters);
  // Goes on from there; reset() goes back to the model's own first weights. Bit for bit as that
  // training would have gone on, where its continuation is told and fits the data set, batch size
  // and optimizer; else from the beginning of an epoch whose order and dropout no epoch before had,
  // and with an optimizer that begins anew. An Error where they are those of another network.
  void resume(const Trained& trained);
  // One number of a layer's kernel (as it is stored, row-major) or bias; the optimizer's state
  // stays, and reset() goes back to the weights that training began with. An Error where there is
  // no such number, or the value is not finite.
  void set_parameter(std::size_t layer, bool bias, std::size_t index, float value);
  // A person edited the experiment: see ActionLog::note_edit().
  void note_edit(std::string text, std::string_view in_place_of);
  // The weights of the newest epoch that went well (FiniteWeights), the history up to it, and an
  // optimizer that begins anew. Training may go on.
  void restore_finite_weights();
  // Whether steps are timed (StepProfile). What is computed does not change.
  void set_profiling(bool on) { profiler_.set_on(on); }

  // --- going back ---
  // This training as it is now; of a batch under way, as it was before that.
  std::shared_ptr<const Moment> moment() const;
  // Everything as it was at that moment: training on gives bit for bit the weights, history, scores
  // and stop that it gave from there, with as many threads and the same kernels. The settings stay
  // as they are now, as if they had been changed there and then, so that one can try others from
  // there: learning rate, regularisation, epochs, callbacks and the batch size (which begins the
  // epoch under way anew). A batch under way is dropped. An Error, and nothing has changed, where
  // the moment is of another data set, network, loss or optimizer (its learning rate aside).
  void go_to(const Moment& moment);
  // From now on moments are kept to go back to, in so many bytes (Timeline::default_bytes, say); 0:
  // none, as it is at first. They are taken when training begins, at its steps 1, 2, 4, 8, … of
  // the first epoch, at the ends of the first 128 epochs and of later ones, as often as takes some
  // 2 % of the time or less, and when training stops, but for numbers that are no longer finite.
  // A step that takes one allocates memory.
  void keep_timeline(std::size_t most_bytes);
  // The moments in place of those that are kept, where some are: they are of this very training, up
  // to where it is now.
  void take_timeline(const Timeline& timeline);

  // --- what there is to see ---
  const Sequential& model() const { return model_; }
  const Dataset& dataset() const { return *dataset_; }
  std::shared_ptr<const Dataset> shared_dataset() const { return dataset_; }
  const TrainingSettings& settings() const { return settings_; }
  const History& history() const { return history_; }
  std::size_t epoch() const { return history_.epochs.count(); }  // finished ones
  // None is left out of the history, however many there are (see EpochLog); before the first.
  void keep_all_epochs() { history_.epochs.keep_all(); }
  std::size_t step_in_epoch() const { return step_; }
  bool batch_under_way() const { return position_ > 0; }
  // Of the next step: the optimizer's, by the schedule, or what a callback has made of it.
  float present_learning_rate() const;
  std::uint64_t samples_seen() const { return samples_seen_; }  // trained on since reset
  // Of computing, validation, pauses and profiling left out, since the trainer was made.
  double training_seconds() const { return training_seconds_ - profiler_.overhead_seconds(); }
  std::size_t steps_per_epoch() const { return batcher_.steps_per_epoch(); }
  // All epochs are done, a callback stopped it, or the numbers stopped being finite.
  bool finished() const { return !stop_reason_.empty(); }
  // Why, in a sentence; empty while it is not finished.
  const std::string& stop_reason() const { return stop_reason_; }
  // Takes back what a callback or the last epoch decided, and goes on for `more` epochs.
  void extend(std::size_t more);

  Snapshot snapshot() const;
  // What resume() goes on from; without a continuation where its arrays take over so many bytes.
  Trained trained(std::size_t most_continuation_bytes = SIZE_MAX) const;
  // The moments as they are now; null where none are kept.
  std::shared_ptr<const Timeline> timeline() const;
  const KernelTable& kernels() const { return *kernels_; }
  const ThreadPool& threads() const { return *cache_.threads; }

  // Loss and metrics over a split with the parameters as they are, and what is predicted for each
  // sample. Blocks until done.
  Scores evaluate(const Split& split, std::vector<Prediction>* predictions = nullptr) const;
  // Notes in the history what the model, as it stood then, came to on the test set.
  void note_test(const TestResult& result);
  // What the model, as it stood then, predicted for each validation sample; kept where an epoch
  // has not told it meanwhile. See Snapshot::predictions.
  void note_predictions(std::vector<Prediction> predictions);

 private:
  using Clock = std::chrono::steady_clock;
  enum class Phase { training, validating };

  void advance();  // one slice of work
  void train_slice();
  void finish_batch(const KernelTable& kernels);
  void finish_epoch();
  void begin_epoch();
  void stop(StopCause cause, std::string reason);
  void follow_callbacks();      // what they want beside a stop, behind an epoch
  void ask_callbacks();         // whether to stop
  void restore_best_weights();  // where a callback kept them, and training has ended
  void keep_best_weights();
  std::string tell_restored(std::size_t callback);  // whose weights are back
  void note_action(std::size_t callback, std::string text);
  void stop_after_last_epoch();
  void forget_stop();
  void make_cache(ThreadPool& threads);  // for the batch size
  void take_parameters(const Parameters& parameters);
  void take_history(const History& history);  // goes on after it
  void take_beginning(const History& history);
  Continuation continuation() const;
  void take(const Continuation& continuation);
  bool could_go_on(const Continuation& continuation) const;
  void go_on_exactly(const Trained& trained);
  void begin_callbacks();  // as they stand after the history
  std::vector<KeptWeights> kept_by_callbacks() const;
  // To each those of the epoch that it would bring back, whichever callback kept them.
  void give_to_callbacks(const std::vector<KeptWeights>& kept);
  void restart();        // epoch 0 with the model's parameters as they are
  void begin_streams();  // the samples' order, and dropout
  double penalty() const;
  std::array<float, 2> neuron() const;  // see EpochRecord
  double loss_after_epoch();            // EpochRecord::evaluated_loss
  double loss_now() const;              // Snapshot::evaluated_loss
  void note_beginning();                // in the history: how things stand before the first epoch
  std::shared_ptr<const History> shared_history() const;
  std::shared_ptr<const Sequential> shared_model() const;
  void check_own(const Moment& moment) const;
  void take_moment(const Moment& moment);
  void begin_timeline();  // anew, with things as they are
  void offer_moment();
  void offer_epoch();
  void offer_step();
  bool epoch_is_due() const;
  void resume_clock();
  void pause_clock();  // adds the time since the last call of either to what was computed

  Sequential model_;
  std::shared_ptr<const Parameters> initial_parameters_;
  std::shared_ptr<const Dataset> dataset_;
  TrainingSettings settings_;
  std::uint64_t seed_;
  const KernelTable* kernels_;
  TargetCode target_code_;

  Batcher batcher_;
  Random dropout_random_;
  OptimizerState optimizer_state_;
  std::size_t slice_rows_;
  Cache cache_;
  ParameterUpdate update_;
  Batch batch_;
  Evaluator validation_;
  std::optional<Evaluator> fit_;  // over the training samples, where every epoch is evaluated

  Phase phase_ = Phase::training;
  std::size_t step_ = 0;      // batches done in this epoch
  std::size_t position_ = 0;  // samples done in this batch
  double batch_loss_ = 0;     // sum over those samples
  double penalties_ = 0;      // regularisation, times samples, over this epoch's batches
  ScoreSums train_sums_;
  struct {
    Random dropout;
    ScoreSums sums;
  } before_batch_;  // the one under way
  std::shared_ptr<const std::vector<Prediction>> predictions_;
  History history_;
  FiniteWeights finite_;
  std::vector<RunningCallback> callbacks_;  // of the settings
  // For others to see, made when a snapshot asks, null when they are no longer as things are:
  mutable std::shared_ptr<const History> shared_history_;
  mutable std::shared_ptr<const Sequential> published_;  // the model
  mutable std::shared_ptr<const Timeline> shared_timeline_;
  mutable ModelPool pool_;
  std::optional<Timeline> timeline_;
  StopCause stop_cause_ = StopCause::none;
  std::optional<Callback> stopped_by_;
  std::string stop_reason_;
  std::size_t restored_epoch_ = 0;  // Snapshot::restored_epoch
  std::uint64_t samples_seen_ = 0;
  double epoch_seconds_ = 0;     // of computing
  double training_seconds_ = 0;  // the same without validation, of all epochs
  AugmentationKeeper augmented_;
  StepProfiler profiler_;
  Clock::time_point resumed_{};
};

}  // namespace descent
