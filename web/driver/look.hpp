#pragma once

#include <atomic>
#include <memory>
#include <utility>

namespace descent {

// Something to find out about a model, in pieces. All that it needs it holds, immutable or its own:
// any thread may carry it out, one at a time.
class Look {
 public:
  virtual ~Look() = default;

  // All is found out, and may be read.
  bool done() const { return done_.load(std::memory_order_acquire); }
  // Nobody waits for it any more.
  void abandon() { abandoned_.store(true, std::memory_order_relaxed); }
  bool abandoned() const { return abandoned_.load(std::memory_order_relaxed); }

  // It may begin at once, in the frame that asks for it, and of something small be done in it.
  virtual bool may_begin_at_once() const { return true; }

  // It takes long: others that are asked for meanwhile go before it.
  virtual bool lets_others_pass() const { return false; }

  // For LookRunner: goes on for a piece, unless it is done.
  void go_on() {
    if (!done() && advance()) done_.store(true, std::memory_order_release);
  }

 protected:
  // A piece of a few milliseconds at most, where that can be. Returns whether that was the last.
  virtual bool advance() = 0;

 private:
  std::atomic<bool> done_{false}, abandoned_{false};
};

// Where a view keeps what it asks for again and again, as models come: the newest answer, and the
// look that is under way, which comes to its end before the next one is asked for.
template <typename T>
class Looking {
 public:
  bool under_way() const { return next_ && !next_->done() && !next_->abandoned(); }
  // The one asked for last broke off by itself, for want of memory.
  bool failed() const { return next_ && next_->abandoned() && !next_->done(); }
  // In the place of the one under way.
  void asked(std::shared_ptr<T> look) {
    answer();
    drop();
    next_ = std::move(look);
  }
  void drop() {
    if (next_) next_->abandon();
    next_.reset();
  }
  // The newest answer; null: none yet.
  const T* answer() {
    if (next_ && next_->done()) answer_ = std::move(next_);
    return answer_.get();
  }
  void forget() {
    drop();
    answer_.reset();
  }

 private:
  std::shared_ptr<T> next_, answer_;
};

}  // namespace descent
