#include "web/driver/training_thread.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <limits>
#include <map>
#include <thread>
#include <vector>

namespace descent {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
// As long as the page may have to wait for the run.
constexpr std::chrono::duration<double> longest_wait{0.004};

}  // namespace

// It sleeps while there is nothing to do.
class TrainingThread {
 public:
  TrainingThread() : thread_([this] { loop(); }) {}
  ~TrainingThread() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    changed_.notify_one();
    thread_.join();
  }

  void train(std::shared_ptr<SharedRun> run) {
    {
      const std::lock_guard lock(mutex_);
      ++asked_;
      const auto known = std::find_if(orders_.begin(), orders_.end(),
                                      [&](const Order& order) { return order.run == run; });
      if (known != orders_.end()) {
        known->asked = asked_;
      } else {
        orders_.push_back({std::move(run), asked_});
      }
    }
    changed_.notify_one();
  }

 private:
  struct Order {
    std::shared_ptr<SharedRun> run;
    std::uint64_t asked;  // when last, as a count
    bool operator==(const Order&) const = default;
  };

  void loop() {
    std::unique_lock lock(mutex_);
    while (!ending_) {
      changed_.wait(lock, [this] { return !orders_.empty() || ending_; });
      const std::uint64_t asked = asked_;
      const std::vector<Order> round = orders_;
      lock.unlock();
      std::vector<Order> paused;
      const double rest = work(round, paused);
      lock.lock();
      // But for those that were asked for once more meanwhile.
      std::erase_if(orders_, [&](const Order& order) {
        return std::find(paused.begin(), paused.end(), order) != paused.end();
      });
      const auto has_order = [&] { return ending_ || asked_ != asked; };
      if (rest > 0 && rest < never) {
        changed_.wait_for(lock, std::chrono::duration<double>(rest), has_order);
      }
    }
  }

  // A slice of each, in turn. Returns the seconds until one would go on, infinity: none.
  static double work(const std::vector<Order>& round, std::vector<Order>& paused) {
    double soonest = never;
    for (const Order& order : round) {
      const double rest = order.run->work();
      if (rest == never) paused.push_back(order);
      soonest = std::min(soonest, rest);
    }
    return soonest;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Order> orders_;
  std::uint64_t asked_ = 0;
  bool ending_ = false;
  std::thread thread_;  // last: it uses the others
};

std::optional<RunReport> SharedRun::take_news() {
  news_wanted_ = true;
  const std::lock_guard lock(news_mutex_);
  return std::exchange(news_, std::nullopt);
}

double SharedRun::work() {
  while (page_waits_) std::this_thread::yield();
  if (abandoned_) return never;
  const std::lock_guard lock(mutex_);
  try {
    const bool changed = run_.run_for(longest_wait);
    const double rest = run_.playing() ? run_.seconds_until_due() : never;
    if ((changed && (news_wanted_ || rest > 0)) || rest == never) publish();
    return rest;
  } catch (...) {
    run_.pause();
    publish(std::current_exception());
    return never;
  }
}

void SharedRun::publish(std::exception_ptr error) {
  RunReport report = run_.report();
  report.error = std::move(error);
  const std::lock_guard lock(news_mutex_);
  news_ = std::move(report);
  news_wanted_ = false;
}

ThreadPool& thread_pool(std::size_t threads) {
  if (threads <= 1) return calling_thread();
  static std::map<std::size_t, ThreadPool> pools;
  return pools.try_emplace(threads, threads).first->second;
}

std::shared_ptr<TrainingThread> training_thread() {
  static std::mutex mutex;
  static std::weak_ptr<TrainingThread> running;
  const std::lock_guard lock(mutex);
  std::shared_ptr<TrainingThread> thread = running.lock();
  if (!thread) running = thread = std::make_shared<TrainingThread>();
  return thread;
}

void train_in_background(TrainingThread& thread, std::shared_ptr<SharedRun> run) {
  thread.train(std::move(run));
}

}  // namespace descent
