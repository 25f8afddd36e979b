#include <algorithm>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/link.hpp"
#include "web/app/looks/seeds_look.hpp"
#include "web/app/page/kept_state.hpp"
#include "web/app/page/link_view.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/scene_of.hpp"

// Links that are opened, and what a reload brings back.
namespace descent {

void App::carry_out(const OpenLink& action) {
  const Link link = read_link(action.text);
  with_link_view(view_, link.view);  // before anything changes: an Error names what is wrong
  const auto preset = std::find_if(presets_.begin(), presets_.end(), [&](const Preset& each) {
    return each.experiment == link.experiment;
  });
  const Scene scene = scene_of(link.experiment);
  const Run& there = runs_of(scene).shown();
  if (link.runs.size() > 1 && !stand_side_by_side(link.runs)) {
    show_saved_runs(link.runs, 0);
  } else if (there.experiment == link.experiment && (there.driver || there.waiting)) {
    // Only the view is another: what has been trained stays, and trains on where it is shown.
    if (scene != view_.scene) carry_out(SetScene{scene});
    view_.brush.painting = view_.brush.from_nothing = false;
    message_.clear();
  } else {
    show_experiment(link.experiment, preset == presets_.end() ? "" : preset->id);
  }
  view_ = with_link_view(view_, link.view);
  ++opened_links_;
  std::string notes;
  for (const std::string& note : link.notes) notes += (notes.empty() ? "" : " ") + note;
  if (!notes.empty()) tell(std::move(notes), false);
}

namespace {

// A network whose optimizer keeps more of it goes on with one that begins anew: no page should hold
// that much beside its training.
constexpr std::size_t most_continuation_bytes = 64'000'000;

std::shared_ptr<const Trained> kept_training(const Run& run) {
  if (!run.driver) return run.waiting;
  return std::make_shared<const Trained>(run.driver->trained(most_continuation_bytes));
}

std::shared_ptr<const SavedSeeds> kept_seeds_of(const Run& run) {
  const SeedsLook* seeds = run.seeds.get();
  if (!seeds || seeds->finished() == 0 || !seeds->is_of(run.experiment)) return nullptr;
  return std::make_shared<const SavedSeeds>(SavedSeeds{seeds->order(), seeds->courses()});
}

}  // namespace

KeptState App::kept_state() const {
  KeptState state;
  state.view = view_;
  for (const SceneInfo& info : all_scenes()) {
    const SceneRuns& runs = runs_of(info.scene);
    for (const auto& each : runs.all()) {
      if (!each->driver && !each->waiting && each.get() != &run()) continue;  // not visited
      state.scenes.push_back({info.scene, each->label, each.get() == &runs.shown(),
                              each->experiment, each->preset_id, kept_training(*each),
                              each->playing, each->pinned, kept_seeds_of(*each)});
    }
  }
  return state;
}

void App::bring_back_runs(const KeptState& state) {
  std::vector<bool> begun(scene_count);
  for (const KeptScene& kept : state.scenes) {
    const auto place = static_cast<std::size_t>(kept.scene);
    if (!begun[place]) scenes_[place] = SceneRuns(++newest_run_);
    Run& each = begun[place] ? scenes_[place].add(std::make_unique<Run>()) : scenes_[place].shown();
    begun[place] = true;
    if (each.id == 0) each.id = ++newest_run_;
    each.label = kept.label;
    each.experiment = kept.experiment;
    each.preset_id = kept.preset_id;
    each.waiting = kept.trained;
    each.pinned = kept.pinned;
    if (kept.seeds) {
      each.seeds =
          std::make_shared<SeedsLook>(kept.experiment, kept.seeds->order, kept.seeds->courses);
    }
    if (kept.shown) scenes_[place].show(each.id);
  }
}

void App::carry_out(const RestoreState& action) {
  const KeptState state = parse_kept_state(action.head, action.bytes);
  const auto shown = std::find_if(
      state.scenes.begin(), state.scenes.end(),
      [&](const KeptScene& kept) { return kept.scene == state.view.scene && kept.shown; });
  if (shown == state.scenes.end())
    throw Error(tr("The browser kept nothing of the scene shown last."));
  std::optional<Driver> driver = make_driver(shown->experiment);
  stop_scene();
  view_ = state.view;
  if (!action.with_parts) view_.hidden = view_.locked = {};
  bring_back_runs(state);
  install(shown->experiment, shown->preset_id, std::move(driver), shown->trained);
  make_waiting_drivers();
  preset_pace_ = preset_pace(run());
  if (!shown->playing) return;
  tell_interrupted(shown->trained ? shown->trained->history->epochs.count() : 0);
}

// The page was left in the middle of it: it does not begin by itself again.
void App::tell_interrupted(std::size_t epochs) {
  tell(
      epochs == 0
          ? tr("This training was in its first epoch when it was kept: press play to go on here.")
          : tr_n("This training was under way when it was kept: {0} epoch is done. Press play to "
                 "go on here.",
                 "This training was under way when it was kept: {0} epochs are done. Press play to "
                 "go on here.",
                 epochs),
      false);
}

}  // namespace descent
