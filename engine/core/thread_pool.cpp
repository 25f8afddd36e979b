#include "engine/core/thread_pool.hpp"

#include <algorithm>
#include <chrono>
#include <system_error>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace descent {
namespace {

constexpr std::uint64_t parts_mask = 0xffffffffu;

// Longer than the gap between two jobs of a training step, short beside a frame.
constexpr std::chrono::microseconds patience{100};

void pause() {
#if defined(__x86_64__)
  _mm_pause();
#endif
}

// Looks again and again until `done`, for as long as patience lasts. Returns whether it is.
template <typename Done>
bool spin(Done&& done) {
  const auto end = std::chrono::steady_clock::now() + patience;
  do {
    for (int i = 0; i < 64; ++i) {
      if (done()) return true;
      pause();
    }
  } while (std::chrono::steady_clock::now() < end);
  return done();
}

}  // namespace

std::size_t available_threads() {
  constexpr std::size_t most = 16;  // a batch has no more parts that pay
  const std::size_t cores = std::max(std::thread::hardware_concurrency(), 1u);
  return std::min(cores, most);
}

ThreadPool& calling_thread() {
  static ThreadPool alone(1);
  return alone;
}

ThreadPool::ThreadPool(std::size_t threads) : threads_(std::max<std::size_t>(threads, 1)) {
  try {
    while (helpers_.size() + 1 < threads_) helpers_.emplace_back([this] { help(); });
  } catch (const std::system_error&) {
    // Those there are do all the work.
  }
}

ThreadPool::~ThreadPool() {
  {
    const std::lock_guard lock(sleep_);
    ending_ = true;
  }
  wake_.notify_all();
  for (std::thread& helper : helpers_) helper.join();
}

void ThreadPool::run_job(Job job, std::size_t count) {
  const std::lock_guard turn(turn_);
  job_ = job;
  error_ = nullptr;
  unfinished_ = count;
  const std::uint64_t number = (left_to_take_ >> 32) + 1;
  left_to_take_ = (number << 32) | count;
  if (asleep_ > 0) {
    const std::lock_guard lock(sleep_);  // nobody is between looking and falling asleep
    wake_.notify_all();
  }
  while (take_one()) {
  }
  wait_for_the_others();
  if (error_) std::rethrow_exception(error_);
}

bool ThreadPool::take_one() {
  std::uint64_t left = left_to_take_;
  do {
    if ((left & parts_mask) == 0) return false;
  } while (!left_to_take_.compare_exchange_weak(left, left - 1));
  // The job cannot end before this part of it does, so job_ stays as it is.
  work(static_cast<std::size_t>((left & parts_mask) - 1));
  return true;
}

void ThreadPool::work(std::size_t i) {
  try {
    job_.call(job_.task, i);
  } catch (...) {
    const std::lock_guard lock(error_mutex_);
    error_ = std::current_exception();
  }
  --unfinished_;
}

void ThreadPool::wait_for_the_others() {
  // They are at work already; where the system has taken a core away, it should get ours.
  while (!spin([this] { return unfinished_ == 0; })) std::this_thread::yield();
}

void ThreadPool::help() {
  for (;;) {
    if (spin([this] { return (left_to_take_ & parts_mask) > 0; })) {
      take_one();
      continue;
    }
    sleep_until_work();
    if (ending_) return;
  }
}

void ThreadPool::sleep_until_work() {
  std::unique_lock lock(sleep_);
  ++asleep_;
  wake_.wait(lock, [this] { return ending_ || (left_to_take_ & parts_mask) > 0; });
  --asleep_;
}

}  // namespace descent
