#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "web/app/looks/performance.hpp"
#include "web/app/runs/run.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/runs/scene_runs.hpp"
#include "web/app/state/actions.hpp"
#include "web/app/state/event.hpp"
#include "web/app/state/image_sets.hpp"
#include "web/app/state/presets.hpp"
#include "web/app/state/time_away.hpp"
#include "web/app/state/view.hpp"
#include "web/app/state/view_changes.hpp"
#include "web/driver/driver.hpp"
#include "web/driver/look_runner.hpp"
#include "web/driver/peak_probe.hpp"

namespace descent {

struct KeptState;
struct SavedRun;  // engine/experiment/saved_runs.hpp

// The whole state of the program and the only place that changes it. It knows neither ImGui nor
// SDL, so tests run it as it is.
class App {
 public:
  // `request_image_set` starts loading a set, or drawing the digits `set.drawn`; the answer comes
  // as ImageSet… actions.
  using RequestImageSet = std::function<void(const ImageSetStatus& set)>;
  // `schedule` says where training runs.
  App(std::vector<Preset> presets, std::vector<ImageSetStatus> image_sets,
      RequestImageSet request_image_set, Schedule schedule = Schedule::between_frames);

  // Never throws: what cannot be done, or has not enough memory, becomes message() and changes
  // nothing else.
  void apply(const Action& action);
  void apply(const Actions& actions);

  // Trains or prepares data for about the budget. Returns whether there is something new to see.
  bool run_for(std::chrono::duration<double> budget);
  // There is work to do: run_for() would not return at once.
  bool busy() const;
  // How long until it is due, where the speed is held back; 0 when it is now.
  double seconds_until_due() const;

  const View& view() const { return view_; }
  const std::vector<Preset>& presets() const { return presets_; }
  const Preset* preset(const std::string& id) const;  // null: there is none
  const std::vector<ImageSetStatus>& image_sets() const { return image_sets_; }
  const ImageSetStatus* image_set(const std::string& name) const;

  // The run that is shown, and all that stand side by side in its scene, that one too, to draw
  // them.
  RunView shown_run() const { return view_of(run()); }
  std::vector<RunView> runs() const;

  // Of that run:
  const Experiment& experiment() const { return run().experiment; }
  const std::string& preset_id() const { return run().preset_id; }  // empty: changed by hand
  bool can_undo() const { return run().edits.can_undo(); }
  bool can_redo() const { return run().edits.can_redo(); }
  // The remedy that was taken last, until something else of the experiment is edited; else null.
  const Trial* trial() const { return run().trial ? &*run().trial : nullptr; }
  // An edit began anew, though there are weights from before it that fit: GoOnWithOldWeights.
  bool offers_old_weights() const { return run().old_weights != nullptr; }
  // Null while its data are being loaded or are absent.
  const Driver* driver() const { return run().driver ? &*run().driver : nullptr; }
  // Nobody can see the page, and training waits until somebody can.
  bool resting() const;
  // Wants to run: playing, or will be as soon as the data are there.
  bool playing() const { return run().playing; }
  // The kernels that an experiment is trained with. Unless a table is chosen: images with the
  // fastest one, everything else, which takes no time, with `simd`, whose numbers are the same on
  // every machine.
  const KernelTable& kernels_for(const Experiment& experiment) const;
  // How many threads may train here; more than 1 only where training has a thread of its own.
  std::size_t most_threads() const;
  Schedule schedule() const { return schedule_; }
  // How many train the scene's experiment.
  std::size_t thread_count() const { return driver() ? driver()->threads() : most_threads(); }
  const Build& build() const { return build_; }
  // What this machine can do at most with the fastest kernels on all threads; 0 until it has been
  // measured, which happens when the performance is first shown.
  double peak_flop_per_second() const;
  // Training samples a second of the scene's experiment with a table of kernel_tables(), as last
  // measured; 0: not yet.
  double table_rate(std::size_t table) const;
  // Carries out what looks into models beside training; what asks it changes nothing.
  LookRunner& looks() const { return *looks_; }
  // See RunView.
  std::uint64_t version() const { return shown_run().version(); }

  // The newest thing to tell the person, in a sentence; empty when there is none.
  const std::string& message() const { return message_; }
  // How many links were opened so far: one more than before once one has worked.
  std::size_t opened_links() const { return opened_links_; }
  // It could not be done.
  bool message_is_error() const { return message_is_error_; }

  // Counts what a reload should bring back, and that as it stands now, sharing what is trained.
  std::uint64_t changes() const { return changes_; }
  KeptState kept_state() const;

  // What has happened since the last call, in its order; the newest where nobody asked for long.
  std::vector<Event> take_events();

 private:
  SceneRuns& runs_of(Scene scene) { return scenes_[static_cast<std::size_t>(scene)]; }
  const SceneRuns& runs_of(Scene scene) const { return scenes_[static_cast<std::size_t>(scene)]; }
  // The run that is shown.
  Run& run() { return runs_of(view_.scene).shown(); }
  const Run& run() const { return runs_of(view_.scene).shown(); }
  Run& run_named(std::uint64_t id);  // as the training actions name it
  template <typename Do>
  void for_each_run(Do&& act) {
    for (SceneRuns& scene : scenes_) {
      for (const auto& each : scene.all()) act(*each);
    }
  }

  void take_evaluations();  // what looks at whole splits have come to
  // The run's driver goes on from weights that may have come without what they predict: from a
  // file, another network. That is found out for images, where views show it.
  void judge_resumed(Run& resumed);

  void let_seeds_go();  // those that are trained for no run any more

  // What each action does; an Error becomes message().
  void carry_out_any(const Action& action);  // no carry_out(): one that is missing would call it
  void carry_out(const Together& action);
  void carry_out(const TakeRemedy& action);
  void carry_out(const GoOnWithOldWeights&);
  void carry_out(const SetOutput& action);
  void carry_out(const Play& action);
  void carry_out(const Pause& action);
  void carry_out(const Reset& action);
  void carry_out(const StepBatch& action);
  void carry_out(const StepEpoch& action);
  void carry_out(const EvaluateTest& action);
  void carry_out(const TakeStepApart&);
  void carry_out(const LookBack& action);
  void carry_out(const GoOnFromHere& action);
  void carry_out(const AddRun& action);
  void carry_out(const ShowRun& action);
  void carry_out(const NameRun& action);
  void carry_out(const PinRun& action);
  void carry_out(const RemoveRun& action);
  void carry_out(const TrainSeeds& action);
  void carry_out(const StopSeeds& action);
  void carry_out(const LoadPreset& action);
  void carry_out(const SetExperiment& action);
  void carry_out(const SetSetting& action);
  void carry_out(const SetLearningRate& action);
  void carry_out(const SetRegularizer& action);
  void carry_out(const SetSchedule& action);
  void carry_out(const SetOptimizer& action);
  void carry_out(const SetCallbacks& action);
  void carry_out(const SetData& action);
  void carry_out(const NewSample&);
  void carry_out(const ToggleFeature& action);
  void carry_out(const SetLayers& action);
  void carry_out(const PaintPoints& action);
  void carry_out(const ErasePoints& action);
  void carry_out(const OpenFile& action);
  void carry_out(const OpenFiles& action);
  void carry_out(const OpenLink& action);
  void carry_out(const RestoreState& action);
  void carry_out(const SetParameter& action) { carry_out(SetParameters{{action}}); }
  void carry_out(const SetParameters& action);
  void carry_out(const BeginHere&);
  void carry_out(const SetFilter& action);
  void carry_out(const SetFilterLab& action);
  void carry_out(const Undo&);
  void carry_out(const Redo&);
  void carry_out(const BeginGesture&) { run().edits.begin_gesture(); }
  void carry_out(const EndGesture&) { run().edits.end_gesture(); }
  void carry_out(const SetLayerRegularizer& action);
  void carry_out(const RestoreWeights&);
  void carry_out(const SetScene& action);
  void carry_out(const SetKernels& action);
  void carry_out(const SetThreads& action);
  void carry_out(const Tell& action) { tell(action.sentence, action.is_error); }
  void carry_out(const DismissMessage&) { message_.clear(); }
  void carry_out(const CloseWeightsTable& action);
  void carry_out(const SetBuild& action) { build_ = action.build; }
  void carry_out(const SetSeen& action);
  void carry_out(const ImageSetProgress& action);
  void carry_out(const ImageSetLoaded& action);
  void carry_out(const ImageSetFailed& action);
  template <typename ViewAction>
  void carry_out(const ViewAction& action) {
    change_view(view_, action);
  }

  // One step to undo; with the weights and the history from before it, or the settings alone.
  void carry_out_in_one_step(const std::vector<PartOfTogether>& parts, bool training_comes_back);

  // --- looking back: app_past.cpp ---
  void go_on_from_past(Run& back);
  void branch_from_past();
  EditState past_state();
  void bring_back_past(const EditState& state);

  // --- edits: app_edits.cpp ---
  // Whether training goes on with the weights that still fit, or begins anew; `as_chosen`: by the
  // edit and the switch, and where it begins anew the old weights are offered.
  enum class Weights { fresh, kept, as_chosen };
  // Takes the edited experiment if it can be trained, else throws and leaves the old one.
  void replace_experiment(Experiment edited, Weights weights);
  // What the training of an edited experiment with such data goes on from; null: it begins anew.
  CarriedOver carried_over(const Experiment& edited, const Dataset& data) const;
  // How an edit is noted: with the one before it, where nothing was trained in between.
  EditNote note(const NotedEdit& edit) const;
  // Of settings that training survives.
  EditNote settings_note(const Experiment& edited) const;
  void remember(EditNote note);  // it is in the history now
  // Settings come back in the training under way, which keeps all else, the optimizer's state too.
  // False, and nothing has changed: they differ in more than it survives, or there is none.
  bool change_back_settings(const Experiment& experiment, const std::string& preset_id);
  // The same for a training that is made anew.
  CarriedOver with_other_settings(const Experiment& experiment) const;
  void put_weights(const std::vector<SetParameter>& places);
  bool is_untrained() const;
  // How things stand, for EditHistory.
  EditState edit_state(EditState::Kind kind) const;
  EditState weight_state(const std::vector<SetParameter>& places) const;
  static std::shared_ptr<const Trained> trained_of(const Run& run);
  // Null where there is none.
  std::shared_ptr<const Trained> trained() const { return trained_of(run()); }
  std::shared_ptr<const Trained> trained_to_go_on() const;
  EditState state_like(const EditState& other);
  void bring_back(const EditState& state);
  void show_lab();

  // Puts an experiment and its driver into the scene that is shown; it goes on from `trained`, if
  // that is not null, at once or when its images are there. An Error where that does not fit.
  void install(Experiment experiment, const std::string& preset_id, std::optional<Driver> driver,
               std::shared_ptr<const Trained> trained = nullptr);
  void make_waiting_driver(Run& run);
  void make_waiting_drivers();  // of the scene that is shown
  void bring_back_runs(const KeptState& state);
  // Beside those of their scene that are kept: the one `shown` in the place of that which is shown
  // there. An Error, and nothing has changed, where they do not fit.
  void show_saved_runs(std::vector<SavedRun> runs, std::size_t shown);
  bool stand_side_by_side(const std::vector<SavedRun>& runs) const;  // already
  std::vector<std::unique_ptr<Run>> runs_beside(std::vector<SavedRun>& runs, std::size_t shown);
  // Before anything changes: the images may only be there later. An Error where they do not fit.
  static void check_weights(const Experiment& experiment, const Trained& trained);
  // Goes to the scene of an experiment with it, paused, trained so far.
  void show_experiment(const Experiment& experiment, const std::string& preset_id,
                       std::shared_ptr<const Trained> trained = nullptr);
  void show_scene(Scene scene);
  void open_saved(const OpenFile& file);
  void open_picture(const OpenFile& file);
  void open_weights_file(const OpenFile& file);
  void add_own_images(const OwnImages& images);
  // The run's network goes on from these weights, with the history that belongs to them.
  void begin_from(const std::shared_ptr<const Trained>& trained);
  // An edit of the scene's experiment by hand, for which its training is made anew.
  template <typename Edit>
  void edit_experiment(Edit&& edit, Weights weights) {
    Experiment edited = run().experiment;
    edit(edited);
    if (edited == run().experiment) return;
    replace_experiment(std::move(edited), weights);
  }
  void take_pace(double epochs_per_second);
  double preset_pace(const Run& run) const;  // 0: its experiment is no preset with a pace
  template <typename Edit>
  void edit_experiment(Edit&& edit) {
    edit_experiment(edit, Weights::as_chosen);
  }
  // A change that training survives: the experiment's value and the running trainer's.
  template <typename Edit, typename Change>
  void edit_while_running(Edit&& edit, Change&& change);
  // The driver for an experiment; none while its images are not there.
  std::optional<Driver> make_driver(const Experiment& experiment);
  Driver driver_of(Trainer trainer);
  ThreadPool& threads_for(const Experiment& experiment) const;
  // That train now, by the view.
  ThreadPool& threads() const;
  // The images of an experiment; null while they are not there (they are then asked for).
  std::shared_ptr<const Dataset> images_for(const Experiment& experiment);
  void request(ImageSetStatus& set, bool beginning = false);
  void build_waiting_runs(const std::string& image_set);
  ImageSetStatus& image_set_to_change(const std::string& name);
  RunView view_of(const Run& run) const;
  bool train_for(Run& run, std::chrono::duration<double> budget);
  // Tells of the epochs and the end that the runs of the scene have come to.
  void tell_news();
  void tell_news_of(Run& run);
  void tell_interrupted(std::size_t epochs);
  double training_speed() const;  // samples a second, of the run that is shown
  void measure_peak(std::size_t from = 0);
  bool measuring_peak() const { return view_.open.has(Part::performance) && !peak_.done(); }
  void let_rest();                    // each driver, while nobody can see the page
  void keep_rate(Run& run);           // of the kernels in use
  void forget_all_rates();            // the experiment takes other work now
  DataSettings painted_data() const;  // as a stroke finds them
  void check_points() const;          // throws where painting has only begun
  void start_playing(Run& run);
  void play(Driver& driver);  // at the view's pace from its first step on
  // One that is to go on may do so: to the planned number of epochs where a callback stopped it
  // before, else for so many more.
  static void extend_if_finished(Run& run, std::size_t beyond);
  static void stop_playing(Run& run);
  void stop_scene();  // all of its runs
  void tell(std::string sentence, bool is_error);
  void emit(Event event);
  void tell_paused(const Run& run);

  std::vector<Preset> presets_;
  std::vector<ImageSetStatus> image_sets_;
  RequestImageSet request_image_set_;
  Schedule schedule_;
  std::unique_ptr<LookRunner> looks_;
  std::shared_ptr<TrainingThread> thread_;  // own_thread: kept also while there is no driver
  View view_;
  bool seen_ = true, behind_ = false;  // SetSeen
  TimeAway away_;
  bool preset_shows_test_ = false;  // the last one did, and the next one takes that back
  double preset_pace_ = 0;          // the same of Preset::epochs_per_second
  std::vector<SceneRuns> scenes_;   // in the order of Scene
  std::uint64_t newest_run_ = 0;    // the id that was given last
  std::vector<std::shared_ptr<SeedsLook>> seeds_under_way_;
  Build build_;
  PeakProbe peak_{fastest_kernels()};
  double reached_ = 0;  // the most FLOP a second that training made
  std::uint64_t changes_ = 0;
  std::string message_;
  bool message_is_error_ = false;
  std::size_t opened_links_ = 0;
  std::vector<Event> events_;
};

}  // namespace descent
