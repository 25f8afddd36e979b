#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <type_traits>
#include <vector>

namespace descent {

// Threads that share the parts of one job. Made for jobs of some microseconds, one right after the
// other: a thread without work looks for the next job for a moment before it falls asleep.
class ThreadPool {
 public:
  // `threads` counts the one that calls run(). Where no more can be started, it works alone.
  explicit ThreadPool(std::size_t threads);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  std::size_t threads() const { return threads_; }

  // Calls task(0) … task(count - 1), each once, on this and the other threads, and returns when all
  // are done. Which thread takes which is left to chance: a task may only write what is its own.
  // An exception of a task is thrown here, once all are done. Calls from several threads take
  // turns.
  template <typename Task>
  void run(std::size_t count, Task&& task) {
    if (count == 1) {
      task(std::size_t{0});
    } else if (count > 1) {
      using Callable = std::remove_reference_t<Task>;
      run_job({[](void* given, std::size_t i) { (*static_cast<Callable*>(given))(i); },
               const_cast<void*>(static_cast<const void*>(&task))},
              count);
    }
  }

 private:
  struct Job {
    void (*call)(void* task, std::size_t i) = nullptr;
    void* task = nullptr;
  };

  void run_job(Job job, std::size_t count);
  bool take_one();  // does one part of the job, if there is one left
  void work(std::size_t i);
  void wait_for_the_others();
  void help();  // what the other threads do
  void sleep_until_work();

  std::size_t threads_;
  std::mutex turn_;  // held through run_job()
  Job job_;
  // How often a job began, then how many parts of it are left to take: 32 bits each, in one number,
  // so that nobody takes a part of a job that has ended.
  std::atomic<std::uint64_t> left_to_take_{0};
  std::atomic<std::size_t> unfinished_{0};
  std::exception_ptr error_;
  std::mutex error_mutex_;

  std::mutex sleep_;
  std::condition_variable wake_;
  std::atomic<std::size_t> asleep_{0};
  std::atomic<bool> ending_{false};
  std::vector<std::thread> helpers_;
};

// The threads that this machine and this build of the program have room for: 1 in a page that is
// not isolated.
std::size_t available_threads();

// A pool of nothing but the thread that calls.
ThreadPool& calling_thread();

}  // namespace descent
