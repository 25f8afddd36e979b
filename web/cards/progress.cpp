#include "web/cards/progress.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::string seconds_text(double seconds) {
  char text[32];
  if (seconds < 0.95) return "less than 1 s left";
  if (seconds < 90) {
    std::snprintf(text, sizeof text, "%.0f s left", seconds);
  } else {
    std::snprintf(text, sizeof text, "%.0f min left", seconds / 60);
  }
  return text;
}

std::string loaded_text(const ImageSetStatus& set) {
  char text[48];
  const double all = set.coming_megabytes;
  if (all > 0) {
    std::snprintf(text, sizeof text, "%.1f of %.1f MB", set.progress * all, all);
  } else {
    std::snprintf(text, sizeof text, "%.0f %%", set.progress * 100);
  }
  return text;
}

std::string waiting_text(const RunView& run) {
  const ImageSetStatus* set = run.image_set();
  if (set == nullptr) return "";
  using State = ImageSetStatus::State;
  if (set->state == State::loading) {
    return "Loading " + set->title + ": " + loaded_text(*set);
  }
  if (set->state == State::failed) return set->title + " could not be loaded";
  return set->title + " is not here";
}

std::string step_time(double samples_per_second, std::size_t batch_size) {
  char text[32];
  const double seconds = static_cast<double>(batch_size) / samples_per_second;
  if (seconds < 1e-3) {
    std::snprintf(text, sizeof text, "%.3g µs a step", seconds * 1e6);
  } else {
    std::snprintf(text, sizeof text, "%.3g ms a step", seconds * 1e3);
  }
  return text;
}

std::string steps_text(const Snapshot& now) {
  return ui::with_commas(now.step) + " / " + ui::with_commas(now.steps_per_epoch) +
         (now.steps_per_epoch == 1 ? " step" : " steps");
}

// Epochs of points are short: while they pass, single steps would only flicker.
std::string done_text(const RunView& run, const Snapshot& now) {
  const std::string step = "epoch " + ui::with_commas(now.epoch + 1) + ": " + steps_text(now);
  if (shows_images(run)) return step;
  if (run.playing() || now.step == 0) {
    return ui::with_commas(now.epoch) + " of " + ui::with_commas(now.epochs) +
           (now.epochs == 1 ? " epoch" : " epochs");
  }
  return step;
}

std::string end_text(const Snapshot& now) {
  const std::string of = ui::with_commas(now.epoch) + " of " + ui::with_commas(now.epochs) +
                         (now.epochs == 1 ? " epoch" : " epochs");
  switch (now.stop_cause) {
    case StopCause::callback:
      return "Stopped by a callback after " + of;
    case StopCause::not_finite:
      return "Diverged in epoch " + ui::with_commas(now.epoch + 1) + " of " +
             ui::with_commas(now.epochs);
    default:
      return now.epoch == 1 ? "The epoch is done"
                            : "All " + ui::with_commas(now.epoch) + " epochs are done";
  }
}

}  // namespace

bool shows_images(const RunView& run) {
  return data_set_info(run.experiment().data.name).kind == DataKind::images;
}

std::string progress_text(const RunView& run) {
  if (!run.ready()) return waiting_text(run);
  const Snapshot& now = run.snapshot();
  if (now.finished) return end_text(now);
  if (now.validating) return "Looking at the test data";
  std::string text = done_text(run, now);
  const double rate = run.samples_per_second();
  if (rate <= 0) return text + (now.epoch == 0 && now.step == 0 ? " · press play to train" : "");
  text += " · " + ui::short_count(rate) + (shows_images(run) ? " images/s" : " samples/s");
  if (!shows_images(run)) return text + " · " + step_time(rate, now.samples_per_step);
  if (!run.playing()) return text;
  return text + " · " + seconds_text(run.seconds_left());
}

double run_fraction(const Snapshot& now) {
  const auto epochs = static_cast<double>(std::max<std::size_t>(now.epochs, 1));
  const double of_epoch =
      now.validating ? 1
                     : static_cast<double>(now.step) /
                           static_cast<double>(std::max<std::size_t>(now.steps_per_epoch, 1));
  return std::min(1.0, (static_cast<double>(now.epoch) + of_epoch) / epochs);
}

double progress_fraction(const RunView& run) {
  if (!run.ready()) {
    const ImageSetStatus* set = run.image_set();
    return set == nullptr ? 0 : set->progress;
  }
  return run_fraction(run.snapshot());
}

}  // namespace descent
