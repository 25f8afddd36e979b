#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

#include "web/driver/schedule.hpp"
#include "web/driver/training_thread.hpp"

namespace descent {

// Runs a trainer and hands out snapshots of it.
class Driver {
 public:
  explicit Driver(Trainer trainer, Schedule schedule = Schedule::between_frames);
  ~Driver();
  Driver(Driver&&) = default;
  Driver& operator=(Driver&& other) noexcept;

  bool playing() const { return report_.playing; }
  void play();
  void pause();

  // At most so many epochs a second, so that an eye can follow; 0: as fast as possible.
  void set_pace(double epochs_per_second);
  // How long until run_for() would find something to do; 0 when it would now.
  double seconds_until_due() const;

  // It rests, as long as it is told to, although it may be playing.
  void set_resting(bool on);
  bool resting() const { return resting_; }

  // Whether steps are timed: Snapshot::profile.
  void set_profiling(bool on);

  // Trains for about the budget if playing and due, or reads what the thread has come to. Returns
  // whether the snapshot changed.
  bool run_for(std::chrono::duration<double> budget);
  // Plays until the batch under way is done, or the next one.
  void step_batch();
  // Plays until the end of the epoch under way, or of the next one.
  void step_epoch();
  void reset();

  // Direct changes: learning rate, regularisation, … The snapshot is renewed.
  template <typename Change>
  void change(Change&& edit) {
    command([&](TrainingRun& run) { edit(run.trainer()); });
  }
  void set_kernels(const KernelTable& kernels);
  void set_threads(ThreadPool& threads);

  const Dataset& dataset() const { return *dataset_; }
  const std::shared_ptr<const Dataset>& shared_dataset() const { return dataset_; }
  const KernelTable& kernels() const { return *kernels_; }
  std::size_t threads() const { return threads_; }  // that share the training
  const Snapshot& snapshot() const { return *report_.snapshot; }
  // How the training stands this moment, which may be a little after the snapshot: see Trainer.
  Trained trained(std::size_t most_continuation_bytes) const;
  std::uint64_t version() const { return version_; }  // counts snapshots

  // See RunReport.
  double samples_per_second() const { return report_.samples_per_second; }
  bool rate_is_steady() const { return report_.rate_is_steady; }
  // Something changed that the speed depends on: it is measured anew.
  void forget_rate();
  // Seconds until all epochs are done, at that rate; the tests after each epoch are left out.
  double seconds_left() const;

 private:
  template <typename Edit>
  void command(Edit&& edit) {
    renew(run_->edit(edit));
    next_look_ = {};
    if (schedule_ == Schedule::own_thread && report_.playing) train_in_background(*thread_, run_);
  }
  void renew(RunReport report);
  bool read_news();

  Schedule schedule_;
  std::shared_ptr<const Dataset> dataset_;
  const KernelTable* kernels_;
  std::size_t threads_;
  std::shared_ptr<TrainingThread> thread_;  // own_thread
  std::shared_ptr<SharedRun> run_;
  RunReport report_;
  std::uint64_t version_ = 0;
  double pace_ = 0;
  bool profiling_ = false, resting_ = false;
  std::chrono::steady_clock::time_point next_look_{};  // at the thread's news
};

}  // namespace descent
