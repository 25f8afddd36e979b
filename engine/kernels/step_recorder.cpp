#include "engine/kernels/step_recorder.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace descent {
namespace {

// The one that listens. (One for each thread would take thread_local, which not every build has.)
// Only the thread that is named beside it may look at it: what others have may be gone any time.
std::atomic<StepRecorder*> the_listener{nullptr};
std::atomic<std::thread::id> its_thread{std::thread::id()};

}  // namespace

StepRecorder* StepRecorder::listening() {
  // No other thread sets it to this one's id, so that there is no order to wait for.
  if (its_thread.load(std::memory_order_relaxed) != std::this_thread::get_id()) return nullptr;
  return the_listener.load(std::memory_order_relaxed);
}

StepRecorder::Scope::Scope(StepRecorder& recorder) : recorder_(&recorder) {
  StepRecorder* nobody = nullptr;
  if (the_listener.compare_exchange_strong(nobody, recorder_)) {
    its_thread = std::this_thread::get_id();
  } else {
    recorder_ = nullptr;
  }
}

StepRecorder::Scope::~Scope() {
  if (!recorder_) return;
  recorder_->leave();
  its_thread = std::thread::id();
  the_listener = nullptr;
}

void StepRecorder::enter(StepPass pass, std::size_t layer) {
  const auto same = [&](const Part& part) { return part.pass == pass && part.layer == layer; };
  // Looked up before the clock is read, so that one part ends where the next one begins and none
  // of the time is lost. A step's parts come in the same order each time: mostly it is the next.
  const std::size_t guess = now_ + 1;  // none + 1 is the first
  const auto found = guess < parts_.size() && same(parts_[guess])
                         ? parts_.begin() + static_cast<std::ptrdiff_t>(guess)
                         : std::find_if(parts_.begin(), parts_.end(), same);
  const auto next = static_cast<std::size_t>(found - parts_.begin());
  if (next == parts_.size()) parts_.push_back({pass, layer, {}, {}});

  const Clock::time_point time = Clock::now();
  ++clock_readings_;
  if (now_ != none) parts_[now_].whole.time += time - entered_;
  ++parts_[next].whole.calls;
  now_ = next;
  entered_ = time;
}

void StepRecorder::leave() {
  if (now_ == none) return;
  parts_[now_].whole.time += Clock::now() - entered_;
  ++clock_readings_;
  now_ = none;
}

void StepRecorder::add_kernel(std::size_t kernel, Duration time) {
  clock_readings_ += 2;
  if (now_ == none) return;
  Span& span = parts_[now_].kernels[kernel];
  span.time += time;
  ++span.calls;
}

void StepRecorder::clear() {
  parts_.clear();
  now_ = none;
  clock_readings_ = 0;
}

}  // namespace descent
