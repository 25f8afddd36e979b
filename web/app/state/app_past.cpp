#include <memory>
#include <string>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/app/runs/run_label.hpp"
#include "web/app/state/app.hpp"

// Looking back at what a training was, and going on from there.
namespace descent {

void App::carry_out(const LookBack& action) {
  Run& named = run_named(action.run);
  if (!named.driver) throw Error(tr("There is no network yet: its data are being loaded."));
  if (!action.position) {
    named.past.reset();
    return;
  }
  stop_playing(named);
  const Snapshot& now = named.driver->snapshot();
  const std::shared_ptr<const Moment> moment =
      now.timeline ? nearest_moment(*now.timeline, *action.position) : nullptr;
  if (!moment || moment->position() >= position_of(now)) {
    named.past.reset();
  } else if (!named.past || named.past->moment != moment) {
    named.past = Past{moment, snapshot_at(*moment, now), ++named.pasts};
  }
}

void App::carry_out(const GoOnFromHere& action) { go_on_from_past(run_named(action.run)); }

// Where the training of the run that is shown stands, with its past where that is not too much to
// keep for an undo.
EditState App::past_state() {
  constexpr std::size_t most_bytes = 24'000'000;
  EditState state;
  state.kind = EditState::Kind::past;
  if (!driver()) return state;
  run().driver->change([&](Trainer& trainer) {
    state.moment = trainer.moment();
    state.timeline = trainer.timeline();
  });
  if (state.timeline && state.timeline->bytes() > most_bytes) state.timeline.reset();
  return state;
}

void App::bring_back_past(const EditState& state) {
  if (!driver() || !state.moment) return;
  stop_playing(run());
  run().driver->change([&](Trainer& trainer) {
    trainer.go_to(*state.moment);
    if (state.timeline) trainer.take_timeline(*state.timeline);
  });
  run().past.reset();
  run().epochs_told = run().driver->snapshot().epoch;
}

// One edit: what was trained behind the moment comes back when it is undone.
void App::go_on_from_past(Run& back) {
  if (!back.past) return;
  const bool shown = &back == &run();
  EditState before;
  if (shown) before = past_state();
  const std::shared_ptr<const Moment> moment = back.past->moment;
  back.driver->change([&](Trainer& trainer) { trainer.go_to(*moment); });
  back.past.reset();
  back.epochs_told = back.driver->snapshot().epoch;
  if (shown) back.edits.record(std::move(before));
}

// Where there is no room for another run, undoing still brings it back.
void App::branch_from_past() {
  if (!run().past) return;
  const std::string label = free_label(runs());
  if (!label.empty()) {
    try {
      carry_out(AddRun{label});
    } catch (const Error&) {
    }
  }
  go_on_from_past(run());
}

}  // namespace descent
