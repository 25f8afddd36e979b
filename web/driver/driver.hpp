#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

#include "engine/training/trainer.hpp"

namespace descent {

// Runs a trainer in slices of time on the calling thread and hands out snapshots of it.
class Driver {
 public:
  explicit Driver(Trainer trainer);

  bool playing() const { return playing_; }
  void play();
  void pause() { playing_ = false; }

  // At most so many epochs a second, so that an eye can follow; 0: as fast as possible.
  void set_pace(double epochs_per_second) { pace_ = epochs_per_second; }
  // How long until the pace lets run_for() do something; 0 when it would now.
  double seconds_until_due() const;

  // Whether steps are timed: Snapshot::profile.
  void set_profiling(bool on) { trainer_.set_profiling(on); }

  // Trains for about the budget if playing and due. Returns whether the snapshot changed.
  bool run_for(std::chrono::duration<double> budget);
  void step_batch();
  // Plays until the end of the epoch under way, or of the next one.
  void step_epoch();
  void reset();

  // Direct changes: learning rate, regularisation, … The snapshot is renewed.
  template <typename Change>
  void change(Change&& edit) {
    edit(trainer_);
    renew();
  }

  const Trainer& trainer() const { return trainer_; }
  const Snapshot& snapshot() const { return *snapshot_; }
  std::uint64_t version() const { return version_; }  // counts snapshots

  // Training samples per second of training (validation left out), over about the last second; 0
  // before there is one.
  double samples_per_second() const { return samples_per_second_; }
  // The first moments, in which a browser may still be compiling, are over.
  bool rate_is_steady() const { return rate_is_steady_; }
  // Something changed that the speed depends on: it is measured anew.
  void forget_rate();
  // Of a whole batch: the batch size, or all samples where they are fewer.
  std::size_t samples_per_step() const;
  // Seconds until the epoch under way is done, at that rate.
  double seconds_left_in_epoch() const;

 private:
  void renew();
  bool reached_pause() const;
  bool run_paced(std::chrono::duration<double> budget);
  void measure(double seconds, std::uint64_t samples);

  Trainer trainer_;
  std::shared_ptr<const Snapshot> snapshot_;
  std::uint64_t version_ = 0;
  double pace_ = 0;
  std::chrono::steady_clock::time_point due_{};  // when the next epoch may begin
  bool playing_ = false;
  std::size_t pause_at_epoch_ = 0;  // step_epoch(); 0: play on
  std::chrono::steady_clock::time_point window_start_{};
  double window_seconds_ = 0;
  std::uint64_t window_samples_ = 0;
  double samples_per_second_ = 0;
  bool rate_is_steady_ = false;
};

}  // namespace descent
