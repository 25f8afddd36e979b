#include "web/driver/look_runner.hpp"

#include <algorithm>
#include <utility>

namespace descent {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds in_a_frame{2};     // that a frame can spare
constexpr std::chrono::milliseconds between_looks{8};  // at the thread's: half a frame

// One that cannot go on, for want of memory, is let go: the last answer stays.
void go_on(Look& look) {
  try {
    look.go_on();
  } catch (...) {
    look.abandon();
  }
}

void go_on_for(Look& look, std::chrono::duration<double> budget) {
  const Clock::time_point begin = Clock::now();
  do {
    go_on(look);
  } while (!look.done() && !look.abandoned() && Clock::now() - begin < budget);
}

}  // namespace

LookRunner::~LookRunner() {
  if (!thread_.joinable()) return;
  for (const auto& look : waiting_) look->abandon();
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void LookRunner::ask(std::shared_ptr<Look> look) {
  if (waiting_.empty() && look->may_begin_at_once()) go_on_for(*look, in_a_frame);
  if (look->done() || look->abandoned()) return;
  waiting_.push_back(look);
  if (schedule_ == Schedule::own_thread) hand_over(std::move(look));
}

double LookRunner::seconds_until_due() const {
  if (schedule_ == Schedule::between_frames) return 0;
  return std::max(0.0, std::chrono::duration<double>(next_look_ - Clock::now()).count());
}

bool LookRunner::run_for(std::chrono::duration<double> budget) {
  if (waiting_.empty()) return false;
  if (schedule_ == Schedule::between_frames) {
    const auto first = std::find_if(waiting_.begin(), waiting_.end(),
                                    [](const auto& look) { return !look->lets_others_pass(); });
    go_on_for(first == waiting_.end() ? *waiting_.front() : **first, budget);
  } else {
    next_look_ = Clock::now() + between_looks;
  }
  return std::erase_if(waiting_,
                       [](const auto& look) { return look->done() || look->abandoned(); }) > 0;
}

void LookRunner::hand_over(std::shared_ptr<Look> look) {
  {
    const std::lock_guard lock(mutex_);
    orders_.push_back(std::move(look));
  }
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  changed_.notify_one();
}

void LookRunner::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return ending_ || !orders_.empty(); });
    if (ending_) return;
    const std::shared_ptr<Look> look = std::move(orders_.front());
    orders_.pop_front();
    lock.unlock();
    bool goes_on = !look->done() && !look->abandoned();
    while (goes_on) {
      go_on(*look);
      goes_on = !look->done() && !look->abandoned();
      if (look->lets_others_pass()) break;
    }
    lock.lock();
    if (goes_on) orders_.push_back(look);
  }
}

}  // namespace descent
