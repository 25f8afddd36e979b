#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <memory>

#include "engine/training/trainer.hpp"

namespace descent {

// How a run stands, as a view may see it.
struct RunReport {
  std::shared_ptr<const Snapshot> snapshot;
  bool playing = false;
  // Training samples per second of training (validation left out), over about the last second; 0
  // before there is one.
  double samples_per_second = 0;
  // The first moments, in which a browser may still be compiling, are over.
  bool rate_is_steady = false;
  // When its pace lets it go on; past: it is at it, or nothing is to come.
  std::chrono::steady_clock::time_point due{};
  std::exception_ptr error;  // what ended it, if anything did
};

// A trainer under the hand of a person: playing or not, at a pace, to the end of a step or an
// epoch.
class TrainingRun {
 public:
  explicit TrainingRun(Trainer trainer) : trainer_(std::move(trainer)) {}

  bool playing() const { return playing_; }
  void play();
  void pause() { playing_ = false; }
  // Plays until the batch under way is done, or the next one. Asked again meanwhile it goes on for
  // one more, so that quick presses count each.
  void step_batch();
  // Plays until the end of the epoch under way, or of the next one; asked again likewise.
  void step_epoch();
  void reset();

  // Nothing is done while it rests, whether it plays or not.
  void rest(bool on) { resting_ = on; }

  // Something changed that the speed depends on: it is measured anew.
  void forget_rate();

  // At most so many epochs a second, so that an eye can follow; 0: as fast as possible.
  void set_pace(double epochs_per_second) { pace_ = epochs_per_second; }
  // How long until the pace lets run_for() do something; 0 when it would now.
  double seconds_until_due() const;

  // Trains for about the budget if playing and due. Returns whether anything changed.
  bool run_for(std::chrono::duration<double> budget);

  Trainer& trainer() { return trainer_; }
  const Trainer& trainer() const { return trainer_; }
  RunReport report() const;

 private:
  enum class Until { paused, batch_done, epoch_done };
  void play_until(Until until);
  void begin(Until until);
  bool reached_pause() const;
  bool run_paced(std::chrono::duration<double> budget);
  void measure(double seconds, std::uint64_t samples);

  Trainer trainer_;
  double pace_ = 0;
  std::chrono::steady_clock::time_point due_{};  // when the next epoch may begin
  bool playing_ = false, resting_ = false;
  Until until_ = Until::paused;
  std::size_t start_epoch_ = 0, start_step_ = 0;  // where a step began
  std::size_t steps_asked_ = 0;                   // of batches or epochs, the one under way too
  std::chrono::steady_clock::time_point window_start_{};
  double window_seconds_ = 0;
  std::uint64_t window_samples_ = 0;
  double samples_per_second_ = 0;
  bool rate_is_steady_ = false;
};

}  // namespace descent
