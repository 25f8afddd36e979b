#include <algorithm>
#include <limits>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/app.hpp"

// The runs of the scene that is shown, as they train.
namespace descent {

bool App::resting() const {
  if (seen_ || view_.train_unseen) return false;
  return !behind_ || view_.scene != Scene::images;
}

// How fast the run that is shown trains at most: its pace may hold it back, too.
double App::training_speed() const {
  const Run& shown = run();
  if (!shown.driver || !shown.driver->playing()) return 0;
  const double speed = shown.driver->samples_per_second(), pace = view_.epochs_per_second;
  if (pace <= 0) return speed;
  return std::min(speed, pace * static_cast<double>(shown.driver->dataset().train.count()));
}

void App::carry_out(const SetSeen& action) {
  const bool left = seen_ && !action.seen, back = !seen_ && action.seen;
  seen_ = action.seen;
  behind_ = action.behind;
  const auto now = std::chrono::steady_clock::now();
  const std::uint64_t trained = run().driver ? run().driver->snapshot().samples_seen : 0;
  if (left) away_.leave(resting() ? 0 : training_speed(), trained, now);
  if (!back || training_speed() <= 0) return;
  if (const auto share = away_.held_back(trained, now)) {
    tell(tr("While this tab was behind another one, the browser held the training back: it went on "
            "at {0} % of its speed.",
            fixed_text(*share * 100, 0)),
         false);
  }
}

bool App::run_for(std::chrono::duration<double> budget) {
  Run& active = run();
  if (resting()) return false;
  if (active.driver) active.driver->set_profiling(view_.open.has(Part::performance));
  if (measuring_peak()) {
    measure_peak();
    tell_news();
    return true;
  }
  const auto& all = runs_of(view_.scene).all();
  const auto plays = [](const auto& each) { return each->driver && each->driver->playing(); };
  const auto playing = std::count_if(all.begin(), all.end(), plays);
  bool trained = false;
  for (const auto& each : all) {
    if (plays(each)) trained |= train_for(*each, budget / playing);
  }
  const bool seen = looks_->run_for(budget);
  if (seen) {
    take_evaluations();
    let_seeds_go();
  }
  return seen || trained;
}

// With the machine to itself: a thread that trains stands still meanwhile.
void App::measure_peak(std::size_t from) {
  const auto& all = runs_of(view_.scene).all();
  if (from == all.size()) return peak_.advance();
  if (!all[from]->driver) return measure_peak(from + 1);
  all[from]->driver->change([&](Trainer&) { measure_peak(from + 1); });
}

bool App::train_for(Run& run, std::chrono::duration<double> budget) {
  run.driver->set_pace(view_.epochs_per_second);
  const bool changed = run.driver->run_for(budget);
  if (changed) ++changes_;
  keep_rate(run);
  tell_news_of(run);
  return changed;
}

void App::tell_news() {
  for (const auto& each : runs_of(view_.scene).all()) tell_news_of(*each);
}

void App::tell_news_of(Run& run) {
  if (!run.driver) return;
  const Snapshot& snapshot = run.driver->snapshot();
  // Each epoch, but of thousands within one slice only the last ones: nobody could follow those.
  constexpr std::size_t most_told = 64;
  const std::size_t now = snapshot.epoch;
  std::size_t& told = run.epochs_told;
  told = std::max(std::min(told, now), now - std::min(now, most_told));
  for (; told < now; ++told) {
    emit(EpochEnded{run.id, *snapshot.history->epochs.find(told + 1)});
  }
  if (run.driver->playing() || !run.playing) return;
  run.playing = false;
  if (snapshot.finished) {
    emit(TrainingEnded{run.id, snapshot.epoch, snapshot.stop_cause, snapshot.stop_reason});
  } else {
    tell_paused(run);
  }
}

bool App::busy() const {
  if (resting()) return false;
  if (measuring_peak() || looks_->busy()) return true;
  const auto& all = runs_of(view_.scene).all();
  return std::any_of(all.begin(), all.end(),
                     [](const auto& each) { return each->driver && each->driver->playing(); });
}

double App::seconds_until_due() const {
  if (!busy() || measuring_peak()) return 0;
  double seconds = std::numeric_limits<double>::infinity();
  if (looks_->busy()) seconds = looks_->seconds_until_due();
  for (const auto& each : runs_of(view_.scene).all()) {
    if (!each->driver || !each->driver->playing()) continue;
    seconds = std::min(seconds, each->driver->seconds_until_due());
  }
  return seconds;
}

double App::peak_flop_per_second() const {
  if (!peak_.done()) return 0;
  // What training has reached can be reached, whatever disturbed the measurement.
  return std::max(peak_.flop_per_second() * static_cast<double>(thread_count()), reached_);
}

double App::table_rate(std::size_t table) const {
  return table < run().table_rates.size() ? run().table_rates[table] : 0;
}

void App::keep_rate(Run& run) {
  const Driver& driver = *run.driver;
  if (!driver.rate_is_steady()) return;
  const auto flop = static_cast<double>(driver.snapshot().model->training_flop());
  reached_ = std::max(reached_, driver.samples_per_second() * flop);
  const auto tables = kernel_tables();
  run.table_rates.resize(tables.size());
  const auto used = std::find(tables.begin(), tables.end(), &driver.kernels());
  if (used == tables.end()) return;
  run.table_rates[static_cast<std::size_t>(used - tables.begin())] = driver.samples_per_second();
}

void App::forget_all_rates() {
  run().table_rates.clear();
  if (run().driver) run().driver->forget_rate();
}

void App::start_playing(Run& run) {
  run.playing = true;
  if (!run.driver) return;  // plays as soon as the images are there
  extend_if_finished(run, run.experiment.training.epochs);
  play(*run.driver);
}

void App::play(Driver& driver) {
  driver.set_pace(view_.epochs_per_second);
  driver.play();
}

void App::extend_if_finished(Run& run, std::size_t beyond) {
  if (!run.driver->snapshot().finished) return;
  const std::size_t planned = run.experiment.training.epochs, done = run.driver->snapshot().epoch;
  const std::size_t more = done < planned ? planned - done : beyond;
  run.driver->change([more](Trainer& trainer) { trainer.extend(more); });
}

void App::stop_playing(Run& run) {
  run.playing = false;
  if (run.driver) run.driver->pause();
}

void App::stop_scene() {
  for (const auto& each : runs_of(view_.scene).all()) stop_playing(*each);
}

}  // namespace descent
