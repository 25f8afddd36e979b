#include "web/app/state/app.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/image_split.hpp"
#include "web/app/state/locks.hpp"

namespace descent {
namespace {

const char* out_of_memory() {
  return tr(
      "There is not enough memory for this. Choose a smaller model or fewer samples, or close "
      "other pages.");
}

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
    tell(lock_sentence(view_, part->part), true);
    return;
  }
  ++changes_;
  try {
    carry_out_any(action);
    emit(ActionDone{action});
    let_rest();
    let_seeds_go();
    tell_news();  // a thread may have come to its end before the action reached it
  } catch (const Error& error) {
    tell(error.what(), true);
  } catch (const std::bad_alloc&) {
    tell(out_of_memory(), true);
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

const ImageSetStatus* App::image_set(const std::string& name) const {
  const auto found = std::find_if(image_sets_.begin(), image_sets_.end(),
                                  [&](const ImageSetStatus& set) { return set.name == name; });
  return found == image_sets_.end() ? nullptr : &*found;
}

ImageSetStatus& App::image_set_to_change(const std::string& name) {
  for (ImageSetStatus& set : image_sets_) {
    if (set.name == name) return set;
  }
  throw Error(tr("There is no image set \"{0}\".", name));
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
    return driver_of(
        make_trainer(experiment, ImageSource{}, kernels_for(experiment), threads_for(experiment)));
  }
  std::shared_ptr<const Dataset> images = images_for(experiment);
  if (!images) {
    check_fit(experiment);  // now, not when the images are there and the old experiment is gone
    return std::nullopt;
  }
  return driver_of(make_trainer(experiment, std::move(images), kernels_for(experiment),
                                threads_for(experiment)));
}

Driver App::driver_of(Trainer trainer) {
  trainer.keep_timeline(Timeline::default_bytes);
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

ThreadPool& App::threads_for(const Experiment& experiment) const {
  // Of points there is too little work to share.
  const bool images = data_set_info(experiment.data.name).kind == DataKind::images;
  return images ? threads() : calling_thread();
}

ThreadPool& App::threads() const {
  return thread_pool(view_.threads == 0 ? most_threads() : view_.threads);
}

std::shared_ptr<const Dataset> App::images_for(const Experiment& experiment) {
  ImageSetStatus& set = image_set_to_change(experiment.data.name);
  using State = ImageSetStatus::State;
  if (set.name == "synthetic_digits") {
    const DrawnDigits wanted = digits_of(experiment);
    if (!set.drawn.contain(wanted)) {
      set.state = State::available;
      set.drawn = digits_to_draw(wanted);
    }
    if (set.state == State::available || set.state == State::failed) request(set);
    if (set.state != State::ready) return nullptr;
    return arranged(part_of(set.dataset, wanted), experiment.data);
  }
  const bool replaced = set.is_whole && set.state == State::loading;  // by a person's own files
  if (set.has_images_for(experiment.data) && !replaced) {
    if (set.state == State::failed) set.state = State::ready;  // what failed is not needed any more
    return make_dataset(experiment, [&](const std::string&) { return set.dataset; });
  }
  const bool beginning = set.beginning_is_enough(experiment.data);
  const bool comes = set.state == State::loading && (beginning || !set.asks_beginning);
  if (!comes && set.state != State::absent) request(set, beginning);
  return nullptr;
}

void App::request(ImageSetStatus& set, bool beginning) {
  set.state = ImageSetStatus::State::loading;
  set.asks_beginning = beginning;
  set.coming_megabytes = beginning ? set.beginning.megabytes : set.download_megabytes;
  set.progress = 0;
  set.message.clear();
  try {
    request_image_set_(set);
  } catch (const std::bad_alloc&) {
    set.state = ImageSetStatus::State::failed;
    set.message = out_of_memory();
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
    judge_resumed(waiting);
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

}  // namespace descent
