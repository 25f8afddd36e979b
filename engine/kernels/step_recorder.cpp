#include "engine/kernels/step_recorder.hpp"

#include <algorithm>
#include <atomic>

namespace descent {
namespace {

// The one that listens. (One for each thread would take thread_local, which not every build has.)
std::atomic<StepRecorder*> the_listener{nullptr};

}  // namespace

StepRecorder* StepRecorder::listening() {
  StepRecorder* listener = the_listener.load(std::memory_order_acquire);
  return listener && listener->thread_ == std::this_thread::get_id() ? listener : nullptr;
}

StepRecorder::Scope::Scope(StepRecorder& recorder) : recorder_(&recorder) {
  recorder.thread_ = std::this_thread::get_id();
  StepRecorder* nobody = nullptr;
  if (!the_listener.compare_exchange_strong(nobody, recorder_)) recorder_ = nullptr;
}

StepRecorder::Scope::~Scope() {
  if (!recorder_) return;
  recorder_->leave();
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
