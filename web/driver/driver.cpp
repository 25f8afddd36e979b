#include "web/driver/driver.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace descent {
namespace {

using Clock = std::chrono::steady_clock;

// Half a frame.
constexpr std::chrono::milliseconds look_pause{8};

}  // namespace

Driver::Driver(Trainer trainer, Schedule schedule)
    : schedule_(schedule),
      dataset_(trainer.shared_dataset()),
      kernels_(&trainer.kernels()),
      threads_(trainer.threads().threads()),
      run_(std::make_shared<SharedRun>(std::move(trainer))) {
  renew(run_->edit([](TrainingRun&) {}));
  if (schedule_ == Schedule::own_thread) thread_ = training_thread();
}

Driver::~Driver() {
  if (run_) run_->abandon();
}

Driver& Driver::operator=(Driver&& other) noexcept {
  if (run_) run_->abandon();
  schedule_ = other.schedule_;
  dataset_ = std::move(other.dataset_);
  kernels_ = other.kernels_;
  threads_ = other.threads_;
  thread_ = std::move(other.thread_);
  run_ = std::move(other.run_);
  report_ = std::move(other.report_);
  version_ = other.version_;
  pace_ = other.pace_;
  profiling_ = other.profiling_;
  resting_ = other.resting_;
  next_look_ = other.next_look_;
  return *this;
}

void Driver::play() {
  command([](TrainingRun& run) { run.play(); });
}

void Driver::pause() {
  if (playing()) command([](TrainingRun& run) { run.pause(); });
}

void Driver::set_pace(double epochs_per_second) {
  if (epochs_per_second == pace_) return;
  pace_ = epochs_per_second;
  command([&](TrainingRun& run) { run.set_pace(pace_); });
}

void Driver::set_profiling(bool on) {
  if (on == profiling_) return;
  profiling_ = on;
  change([on](Trainer& trainer) { trainer.set_profiling(on); });
}

void Driver::set_resting(bool on) {
  if (on == resting_) return;
  resting_ = on;
  command([on](TrainingRun& run) { run.rest(on); });
}

void Driver::forget_rate() {
  command([](TrainingRun& run) { run.forget_rate(); });
}

double Driver::seconds_until_due() const {
  if (schedule_ == Schedule::between_frames) return run_->seconds_until_due();
  return std::max(0.0, std::chrono::duration<double>(next_look_ - Clock::now()).count());
}

bool Driver::run_for(std::chrono::duration<double> budget) {
  if (!playing() || resting_) return false;
  if (schedule_ == Schedule::own_thread) return read_news();
  bool changed = false;
  RunReport report = run_->edit([&](TrainingRun& run) { changed = run.run_for(budget); });
  if (changed || report.playing != playing()) renew(std::move(report));
  return changed;
}

bool Driver::read_news() {
  next_look_ = std::max(Clock::now() + look_pause, report_.due);  // before, nothing comes
  std::optional<RunReport> news = run_->take_news();
  if (!news) return false;
  const std::exception_ptr error = news->error;
  next_look_ = std::max(next_look_, news->due);
  renew(std::move(*news));
  if (error) std::rethrow_exception(error);
  return true;
}

Trained Driver::trained(std::size_t most_continuation_bytes) const {
  return run_->look(
      [&](const TrainingRun& run) { return run.trainer().trained(most_continuation_bytes); });
}

void Driver::step_batch() {
  command([](TrainingRun& run) { run.step_batch(); });
}

void Driver::step_epoch() {
  command([](TrainingRun& run) { run.step_epoch(); });
}

void Driver::reset() {
  command([](TrainingRun& run) { run.reset(); });
}

void Driver::set_kernels(const KernelTable& kernels) {
  kernels_ = &kernels;
  change([&](Trainer& trainer) { trainer.set_kernels(kernels); });
}

void Driver::set_threads(ThreadPool& threads) {
  threads_ = threads.threads();
  change([&](Trainer& trainer) { trainer.set_threads(threads); });
}

double Driver::seconds_left() const {
  if (samples_per_second() <= 0) return 0;
  const Snapshot& now = snapshot();
  if (now.finished || now.epoch >= now.epochs) return 0;
  const std::size_t steps_left = (now.epochs - now.epoch) * now.steps_per_epoch - now.step;
  return static_cast<double>(steps_left) * static_cast<double>(now.samples_per_step) /
         samples_per_second();
}

void Driver::renew(RunReport report) {
  report_ = std::move(report);
  ++version_;
}

}  // namespace descent
