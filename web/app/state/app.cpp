#include "web/app/state/app.hpp"

#include <algorithm>
#include <limits>
#include <new>
#include <utility>

#include "engine/core/error.hpp"
#include "web/app/state/locks.hpp"

namespace descent {
namespace {

constexpr const char* out_of_memory =
    "There is not enough memory for this. Choose a smaller model or fewer samples, or close other "
    "pages.";

}  // namespace

App::App(std::vector<Preset> presets, std::vector<ImageSetStatus> image_sets,
         RequestImageSet request_image_set, Schedule schedule)
    : presets_(std::move(presets)),
      image_sets_(std::move(image_sets)),
      request_image_set_(std::move(request_image_set)),
      schedule_(schedule),
      looks_(std::make_unique<LookRunner>(schedule)),
      thread_(schedule == Schedule::own_thread ? training_thread() : nullptr) {
  for (std::size_t i = 0; i < scene_count; ++i) scenes_.emplace_back(++newest_run_);
  // Each scene begins with the first of its presets that can run here. Images are only asked for
  // when their scene is shown.
  for (const Preset& preset : presets_) {
    Run& first = runs_of(preset.scene).shown();
    if (!first.preset_id.empty()) continue;
    const ImageSetStatus* set = image_set(preset.experiment.data.name);
    if (set && set->state == ImageSetStatus::State::absent) continue;
    first.experiment = preset.experiment;
    first.preset_id = preset.id;
    if (preset.scene == view_.scene) take_pace(preset.epochs_per_second);
  }
  run().driver = make_driver(run().experiment);
}

void App::apply(const Action& action) {
  if (const PartInfo* part = lock_of(action, run().experiment, view_.locked)) {
    tell("\"" + std::string(part->words) + "\" is locked on this page.", true);
    return;
  }
  ++changes_;
  try {
    action.visit([this](const auto& one) { carry_out(one); });
    emit(ActionDone{action});
    let_rest();
    tell_news();  // a thread may have come to its end before the action reached it
  } catch (const Error& error) {
    tell(error.what(), true);
  } catch (const std::bad_alloc&) {
    tell(out_of_memory, true);
  }
}

void App::let_rest() {
  for_each_run([this](Run& each) {
    if (each.driver) each.driver->set_resting(resting());
  });
}

void App::tell(std::string sentence, bool is_error) {
  message_ = std::move(sentence);
  message_is_error_ = is_error;
  if (is_error) emit(Failed{message_});
}

void App::apply(const Actions& actions) {
  for (const Action& action : actions) apply(action);
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
  return looks_->run_for(budget) || trained;
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

const ImageSetStatus* App::image_set(const std::string& name) const {
  const auto found = std::find_if(image_sets_.begin(), image_sets_.end(),
                                  [&](const ImageSetStatus& set) { return set.name == name; });
  return found == image_sets_.end() ? nullptr : &*found;
}

ImageSetStatus& App::image_set_to_change(const std::string& name) {
  for (ImageSetStatus& set : image_sets_) {
    if (set.name == name) return set;
  }
  throw Error("There is no image set \"" + name + "\".");
}

RunView App::view_of(const Run& run) const {
  RunView::Beside beside;
  beside.image_sets = &image_sets_;
  beside.preset = preset(run.preset_id);
  if (beside.preset) beside.next = preset(beside.preset->next);
  return {run, view_, *looks_, beside};
}

std::vector<RunView> App::runs() const {
  std::vector<RunView> all;
  for (const auto& each : runs_of(view_.scene).all()) all.push_back(view_of(*each));
  return all;
}

const Preset* App::preset(const std::string& id) const {
  const auto found = std::find_if(presets_.begin(), presets_.end(),
                                  [&](const Preset& each) { return each.id == id; });
  return found == presets_.end() ? nullptr : &*found;
}

std::vector<Event> App::take_events() { return std::exchange(events_, {}); }

void App::emit(Event event) {
  // Where nobody listens the queue must not grow.
  constexpr std::size_t most_events = 256;
  if (events_.size() >= most_events) events_.erase(events_.begin());
  events_.push_back(std::move(event));
}

void App::tell_paused(const Run& run) {
  const Snapshot* now = run.driver ? &run.driver->snapshot() : nullptr;
  emit(TrainingPaused{run.id, now ? now->epoch : 0, now ? now->step : 0});
}

const KernelTable& App::kernels_for(const Experiment& experiment) const {
  if (!view_.kernels.empty()) return kernel_table(view_.kernels);
  const bool images = data_set_info(experiment.data.name).kind == DataKind::images;
  return images ? fastest_kernels() : default_kernels();
}

std::optional<Driver> App::make_driver(const Experiment& experiment) {
  if (data_set_info(experiment.data.name).kind != DataKind::images) {
    Trainer trainer = make_trainer(experiment, ImageSource{}, kernels_for(experiment));
    return driver_of(experiment, std::move(trainer));
  }
  std::shared_ptr<const Dataset> images = images_for(experiment);
  if (!images) {
    check_fit(experiment);  // now, not when the images are there and the old experiment is gone
    return std::nullopt;
  }
  return driver_of(experiment,
                   make_trainer(experiment, std::move(images), kernels_for(experiment)));
}

Driver App::driver_of(const Experiment& experiment, Trainer trainer) {
  // Of points there is too little work to share.
  const bool images = data_set_info(experiment.data.name).kind == DataKind::images;
  if (images) trainer.set_threads(threads());
  Driver driver(std::move(trainer), schedule_);
  driver.set_resting(resting());  // before it may begin to train
  return driver;
}

std::size_t App::most_threads() const {
  if (schedule_ == Schedule::between_frames) return 1;
  // Where there are many, one is left to the page.
  const std::size_t all = available_threads();
  return all < 4 ? all : all - 1;
}

ThreadPool& App::threads() const {
  return thread_pool(view_.threads == 0 ? most_threads() : view_.threads);
}

std::shared_ptr<const Dataset> App::images_for(const Experiment& experiment) {
  ImageSetStatus& set = image_set_to_change(experiment.data.name);
  using State = ImageSetStatus::State;
  const bool synthetic = set.name == "synthetic_digits";
  const DrawnDigits wanted = synthetic ? digits_of(experiment) : DrawnDigits{};
  if (synthetic && !set.drawn.contain(wanted)) {
    set.state = State::available;
    set.drawn = digits_to_draw(wanted);
  }
  if (set.state == State::available || set.state == State::failed) request(set);
  if (set.state != State::ready) return nullptr;
  if (synthetic) return part_of(set.dataset, wanted);
  return make_dataset(experiment, [&](const std::string&) { return set.dataset; });
}

void App::request(ImageSetStatus& set) {
  set.state = ImageSetStatus::State::loading;
  set.progress = 0;
  set.message.clear();
  try {
    request_image_set_(set);
  } catch (const std::bad_alloc&) {
    set.state = ImageSetStatus::State::failed;
    set.message = out_of_memory;
    throw;
  }
}

void App::show_scene(Scene scene) {
  stop_scene();
  view_.scene = scene;
  take_pace(preset_pace(run()));
  view_.data_drawer = false;
  view_.layer = 0;
}

void App::make_waiting_driver(Run& waiting) {
  waiting.driver = make_driver(waiting.experiment);
  ++waiting.builds;
  if (!waiting.driver) return;
  if (const auto trained = std::exchange(waiting.waiting, nullptr)) {
    waiting.driver->change([&](Trainer& trainer) { trainer.resume(*trained); });
    waiting.epochs_told = waiting.driver->snapshot().epoch;
  }
  if (waiting.playing) play(*waiting.driver);
}

void App::make_waiting_drivers() {
  for (const auto& each : runs_of(view_.scene).all()) {
    if (!each->driver) make_waiting_driver(*each);
  }
}

void App::build_waiting_runs(const std::string& image_set) {
  for_each_run([&](Run& waiting) {
    if (waiting.driver || waiting.experiment.data.name != image_set) return;
    make_waiting_driver(waiting);
  });
}

void App::start_playing(Run& run) {
  run.playing = true;
  if (!run.driver) return;  // plays as soon as the images are there
  extend_if_finished(run);
  play(*run.driver);
}

void App::play(Driver& driver) {
  driver.set_pace(view_.epochs_per_second);
  driver.play();
}

void App::extend_if_finished(Run& run) {
  if (!run.driver->snapshot().finished) return;
  // To the planned number where a callback stopped it before, else for as many again.
  const std::size_t planned = run.experiment.training.epochs, done = run.driver->snapshot().epoch;
  const std::size_t more = done < planned ? planned - done : planned;
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
