#include "web/cards/progress.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::string seconds_text(double seconds) {
  if (seconds < 0.95) return tr("< 1 s left");
  if (seconds < 90) return tr("{0} s left", fixed_text(seconds, 0));
  return tr("{0} min left", fixed_text(seconds / 60, 0));
}

std::string loaded_text(const ImageSetStatus& set) {
  const double all = set.coming_megabytes;
  return all > 0 ? tr("{0} of {1} MB", fixed_text(set.progress * all, 1), fixed_text(all, 1))
                 : tr("{0} %", fixed_text(set.progress * 100, 0));
}

std::string waiting_text(const RunView& run) {
  const ImageSetStatus* set = run.image_set();
  if (set == nullptr) return "";
  using State = ImageSetStatus::State;
  if (set->state == State::loading) {
    return tr("Loading {0}: {1}", tr_marked(set->title), loaded_text(*set));
  }
  if (set->state == State::failed) return tr("{0} could not be loaded", tr_marked(set->title));
  return tr("{0} is not here", tr_marked(set->title));
}

std::string step_time(double samples_per_second, std::size_t batch_size) {
  const double seconds = static_cast<double>(batch_size) / samples_per_second;
  return seconds < 1e-3 ? tr("{0} µs a step", short_text(seconds * 1e6))
                        : tr("{0} ms a step", short_text(seconds * 1e3));
}

std::string steps_text(const Snapshot& now) {
  return tr_n("{1} / {2} step", "{1} / {2} steps", now.steps_per_epoch, ui::with_commas(now.step),
              ui::with_commas(now.steps_per_epoch));
}

std::string brief_steps_text(const Snapshot& now) {
  return tr("epoch {0}: {1} / {2}", ui::with_commas(now.epoch + 1), ui::with_commas(now.step),
            ui::with_commas(now.steps_per_epoch));
}

std::string epochs_of(const Snapshot& now) {
  return tr_n("{1} of {2} epoch", "{1} of {2} epochs", now.epochs, ui::with_commas(now.epoch),
              ui::with_commas(now.epochs));
}

// Epochs of points are short: while they pass, single steps would only flicker.
std::string done_text(const RunView& run, const Snapshot& now, bool brief) {
  const std::string step =
      brief ? brief_steps_text(now)
            : tr("epoch {0}: {1}", ui::with_commas(now.epoch + 1), steps_text(now));
  if (shows_images(run)) return step;
  return run.playing() || now.step == 0 ? epochs_of(now) : step;
}

std::string validating_text(const RunView& run) {
  return run.dataset().validates_on_test ? tr("Looking at the test data")
                                         : tr("Looking at the validation data");
}

std::string rate_text(const RunView& run, double rate) {
  const std::string speed = ui::short_count(rate);
  return shows_images(run) ? tr("{0} images/s", speed) : tr("{0} samples/s", speed);
}

std::string end_text(const Snapshot& now) {
  switch (now.stop_cause) {
    case StopCause::callback:
      return tr("Stopped by a callback after {0}", epochs_of(now));
    case StopCause::not_finite:
      return tr("Diverged in epoch {0} of {1}", ui::with_commas(now.epoch + 1),
                ui::with_commas(now.epochs));
    default:
      return now.epoch == 1 ? tr("The epoch is done")
                            : tr("All {0} epochs are done", ui::with_commas(now.epoch));
  }
}

}  // namespace

bool shows_images(const RunView& run) {
  return data_set_info(run.experiment().data.name).kind == DataKind::images;
}

std::string progress_text(const RunView& run, bool brief) {
  if (!run.ready()) return waiting_text(run);
  const Snapshot& now = run.snapshot();
  if (now.finished) return end_text(now);
  if (now.validating && run.playing()) return validating_text(run);
  std::string text = done_text(run, now, brief);
  if (now.validating) return text + " · " + tr("its test has begun");
  const double rate = run.samples_per_second();
  const bool untouched = now.epoch == 0 && now.step == 0;
  if (rate <= 0 && run.playing()) return text + " · " + tr("the first steps are under way");
  if (rate <= 0) return untouched ? text + " · " + tr("press play to train") : text;
  text += " · " + rate_text(run, rate);
  if (!shows_images(run)) {
    return text + " · " + step_time(rate, now.samples_per_step);
  }
  if (!run.playing()) return text;
  return text + " · " + seconds_text(run.seconds_left());
}

double epoch_fraction(const Snapshot& now) {
  if (now.validating) return 1;
  return static_cast<double>(now.step) /
         static_cast<double>(std::max<std::size_t>(now.steps_per_epoch, 1));
}

std::string epoch_progress_text(const RunView& run, bool brief) {
  const Snapshot& now = run.snapshot();
  if (now.validating) return validating_text(run);
  const double rate = run.samples_per_second();
  std::string text = brief ? brief_steps_text(now) : steps_text(now);
  if (rate <= 0) return text;
  text += " · " + rate_text(run, rate);
  if (!run.playing()) return text;
  const auto steps_left = static_cast<double>(now.steps_per_epoch - now.step);
  const double seconds = steps_left * static_cast<double>(now.samples_per_step) / rate;
  return text + " · " + tr("{0} in this epoch", seconds_text(seconds));
}

bool has_epoch_progress(const RunView& run) {
  if (!run.ready() || run.snapshot().finished) return false;
  return run.playing() || run.snapshot().step > 0 || run.snapshot().validating;
}

void draw_epoch_progress(const RunView& run, Rect place, std::string_view id) {
  const std::string words = epoch_progress_text(run, true);
  ui::mark(id, place, {.role = ui::Role::img, .label = words});
  const auto lines = lines_within(words, place.width(), 1);
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, place.cut_top(16),
                   ui::colors().secondary, lines.front());
  const ui::KeepLayout keep;
  ImGui::SetCursorScreenPos({place.min.x, place.min.y + 1});
  ui::progress_bar(epoch_fraction(run.snapshot()), 4, place.width());
}

std::vector<std::string> lines_within(std::string_view text, float width, std::size_t most) {
  static constexpr std::string_view between = " · ";
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const std::size_t end = text.find(between);
    const std::string part(text.substr(0, end));
    const std::string longer =
        lines.back().empty() ? part : lines.back() + std::string(between) + part;
    if (lines.back().empty() || ui::text_size(ui::Font::label, longer).x <= width) {
      lines.back() = longer;
    } else if (lines.size() < most) {
      lines.push_back(part);
    } else {
      break;
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + between.size());
  }
  return lines;
}

double run_fraction(const Snapshot& now) {
  const auto epochs = static_cast<double>(std::max<std::size_t>(now.epochs, 1));
  return std::min(1.0, (static_cast<double>(now.epoch) + epoch_fraction(now)) / epochs);
}

double progress_fraction(const RunView& run) {
  if (!run.ready()) {
    const ImageSetStatus* set = run.image_set();
    return set == nullptr ? 0 : set->progress;
  }
  return run_fraction(run.snapshot());
}

}  // namespace descent
