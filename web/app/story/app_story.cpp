#include "web/app/story/app_story.hpp"

#include <algorithm>

#include "web/app/story/trial_report.hpp"

namespace descent {
namespace {

void add_old_weights(Story& story) {
  if (!story.remedies.empty()) return;
  if (story.kind == Story::Kind::not_started) {
    story.text = "Edited: it begins anew, with new weights.";
    story.detail =
        "So does a notebook. Press play to train it, or go on with the old weights that "
        "still fit.";
  }
  story.remedies.push_back({"Go on with the old weights",
                            "Those that still fit, with their epochs and curves",
                            GoOnWithOldWeights{}, false});
}

void add_next_preset(const App& app, Story& story) {
  const auto with_id = [&](const std::string& id) {
    return std::find_if(app.presets().begin(), app.presets().end(),
                        [&](const Preset& preset) { return preset.id == id; });
  };
  const auto now = with_id(app.preset_id());
  if (app.preset_id().empty() || now == app.presets().end() || now->next.empty()) return;
  const auto next = with_id(now->next);
  if (next == app.presets().end()) return;
  story.remedies.push_back({"Next: " + next->title, next->about, LoadPreset{next->id}, false});
}

}  // namespace

Story story_of(const App& app, const ModelStatistics& statistics) {
  const Snapshot& now = app.driver()->snapshot();
  Story story = tell_story(app.experiment(), now, statistics, app.playing());
  if (const Trial* trial = app.trial()) {
    story.tried = trial->label;
    story.detail = trial_report(*trial, now);
    if (!is_judged(*trial, now)) story.remedies.clear();
    return story;
  }
  if (app.offers_old_weights()) {
    add_old_weights(story);
  } else if (now.stop_cause == StopCause::all_epochs && !app.playing() && story.remedies.empty()) {
    add_next_preset(app, story);
  }
  return story;
}

}  // namespace descent
