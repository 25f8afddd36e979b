#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

#include "web/driver/look.hpp"
#include "web/driver/schedule.hpp"

namespace descent {

// Carries looks out beside training, in the order in which they were asked for (one that lets
// others pass behind all that do not), so that what takes
// long holds no frame up: on a thread of its own, or in slices. What takes no longer than a frame
// can spare is there at once. Called from one thread.
class LookRunner {
 public:
  explicit LookRunner(Schedule schedule) : schedule_(schedule) {}
  ~LookRunner();
  LookRunner(const LookRunner&) = delete;
  LookRunner& operator=(const LookRunner&) = delete;

  void ask(std::shared_ptr<Look> look);

  // There are looks that are not done, or whose end nobody has been told of.
  bool busy() const { return !waiting_.empty(); }
  // How long until run_for() finds something to do.
  double seconds_until_due() const;
  // Goes on for about so long, or looks at how far the thread is. Whether a look is done.
  bool run_for(std::chrono::duration<double> budget);

 private:
  void hand_over(std::shared_ptr<Look> look);
  void work();

  Schedule schedule_;
  std::deque<std::shared_ptr<Look>> waiting_;  // the caller's
  std::chrono::steady_clock::time_point next_look_{};

  // --- own_thread: what both threads touch, under the lock ---
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Look>> orders_;
  bool ending_ = false;
  std::thread thread_;  // begun with the first look that takes long
};

}  // namespace descent
