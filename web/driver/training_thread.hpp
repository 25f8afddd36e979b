#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "web/driver/training_run.hpp"

namespace descent {

// A run that two threads may reach for: the one that trains, slice by slice, and the page's, which
// never waits for longer than a slice.
class SharedRun {
 public:
  explicit SharedRun(Trainer trainer) : run_(std::move(trainer)) {}

  // --- the page's side ---
  // Changes the run; returns how it stands then.
  template <typename Edit>
  RunReport edit(Edit&& change) {
    page_waits_ = true;
    const std::lock_guard lock(mutex_);
    page_waits_ = false;
    change(run_);
    const std::lock_guard news_lock(news_mutex_);
    news_.reset();
    return run_.report();
  }
  // Looks at the run; what news there are stay.
  template <typename Look>
  auto look(Look&& at) {
    page_waits_ = true;
    const std::lock_guard lock(mutex_);
    page_waits_ = false;
    return at(std::as_const(run_));
  }
  double seconds_until_due() {
    const std::lock_guard lock(mutex_);
    return run_.seconds_until_due();
  }
  // What has come since the last call, if anything, and asks for more.
  std::optional<RunReport> take_news();
  // Nobody wants it any more: the thread lets go of it.
  void abandon() { abandoned_ = true; }

  // --- the training thread's side ---
  // Trains for a few milliseconds. Returns the seconds until it would go on, infinity: not at all.
  double work();

 private:
  void publish(std::exception_ptr error = {});

  std::mutex mutex_;  // held through a slice
  TrainingRun run_;
  std::mutex news_mutex_;
  std::optional<RunReport> news_;
  std::atomic<bool> page_waits_{false}, news_wanted_{true}, abandoned_{false};
};

// The threads that share a training, begun when first asked for: one pool for each number of them.
ThreadPool& thread_pool(std::size_t threads);

// The program's own thread to train on. It ends, when its slice is done, with the last one who
// holds it: natively nothing that it uses may be gone by then, so nobody static may.
class TrainingThread;
// Begun when first asked for, which in a browser takes a while: better before there is something to
// train.
std::shared_ptr<TrainingThread> training_thread();

// Trains this run there until it pauses, slice by slice in turn with the others that play.
void train_in_background(TrainingThread& thread, std::shared_ptr<SharedRun> run);

}  // namespace descent
