#include "web/app/story/app_story.hpp"

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/looks/image_predictions.hpp"
#include "web/app/looks/judgement.hpp"
#include "web/app/story/trial_report.hpp"

namespace descent {
namespace {

void add_old_weights(Story& story) {
  if (!story.remedies.empty()) return;
  if (story.kind == Story::Kind::not_started) {
    story.text = tr("Edited: it begins anew, with new weights.");
    story.detail =
        tr("So does a notebook. Press play to train it, or go on with the old weights that "
           "still fit.");
  }
  story.remedies.push_back({tr("Go on with the old weights"),
                            tr("Those that still fit, with their epochs and curves"),
                            GoOnWithOldWeights{}, false});
}

void add_next_preset(const RunView& run, Story& story) {
  const Preset* next = run.next_preset();
  if (!next) return;
  story.remedies.push_back({tr("Next: {0}", tr_marked(next->title)),
                            std::string(tr_marked(next->about)), LoadPreset{next->id}, false});
}

// Whoever kept a test set apart has it for this moment.
void add_test(const RunView& run, Story& story) {
  story.remedies.push_back({tr("Evaluate on the test set"),
                            tr("Once, when nothing more is to be chosen by what it shows"),
                            EvaluateTest{run.id()}, false});
}

// What was edited within the first epoch is told here alone: no curve shows it.
void tell_first_edit(const RunView& run, Story& story) {
  const EditNote* edit = run.newest_edit();
  if (!edit || edit->epoch > 0 || edit->place.empty()) return;
  story.text = tr("Edited in the first epoch: {0}", edit->text);
  story.detail = tr("Press play to train on from these weights.");
}

void add_undo(const RunView& run, Story& story) {
  if (!run.can_undo()) return;
  story.remedies.push_back({tr("Undo"), tr("Takes the last edit back"), Undo{}, false});
}

// Weights that were opened, and not trained here, may well know something.
void tell_as_opened(const RunView& run, Story& story) {
  const Dataset& dataset = run.dataset();
  const std::size_t all = dataset.validation.count();
  const bool test = dataset.validates_on_test;
  if (run.judging()) {
    story.text = tr("Nothing was trained here yet: the weights are being judged.");
    story.detail =
        test ? tr("They are tried on {0} test images, as at the end of every epoch.",
                  with_commas(all))
             : tr("They are tried on {0} validation images, as at the end of every epoch.",
                  with_commas(all));
  } else if (const auto& predictions = run.snapshot().predictions) {
    const std::size_t wrong =
        wrong_count(class_accuracies(*predictions, dataset.validation, dataset.classes));
    const std::string share =
        exact_percent(1 - static_cast<double>(wrong) / static_cast<double>(all));
    story.text =
        test
            ? tr("Nothing was trained here yet: as they are, the weights get {0} of {1} test "
                 "images right.",
                 share, with_commas(all))
            : tr("Nothing was trained here yet: as they are, the weights get {0} of {1} validation "
                 "images right.",
                 share, with_commas(all));
  }
}

Story story_of_past(const RunView& run) {
  const Snapshot& then = run.snapshot();
  Story story;
  story.kind = Story::Kind::learning;
  story.text = then.step == 0 ? tr("This is how it was after epoch {0} of {1}.",
                                   with_commas(then.epoch), with_commas(run.newest().epoch))
                              : tr("This is how it was in epoch {0}, after step {1}.",
                                   with_commas(then.epoch + 1), with_commas(then.step));
  story.detail =
      tr("Play goes on from here; with an edit it becomes another run, and the old one stays. Undo "
         "brings back what came after.");
  return story;
}

}  // namespace

Story story_of(const RunView& run, const ModelStatistics& statistics) {
  if (!run.is_now()) return story_of_past(run);
  const Snapshot& now = run.snapshot();
  const bool weight_set = run.weight_just_set();
  Story story = tell_story(run.experiment(), now, statistics, run.playing(), weight_set);
  const bool images = data_set_info(run.experiment().data.name).kind == DataKind::images;
  if (images && story.kind == Story::Kind::not_started) tell_as_opened(run, story);
  if (story.kind == Story::Kind::not_started && !run.playing()) tell_first_edit(run, story);
  const bool unset = story.kind == Story::Kind::not_finite && story.remedies.empty();
  if (unset && (weight_set || now.epoch == 0)) add_undo(run, story);
  if (const Trial* trial = run.trial()) {
    story.tried = trial->label;
    story.detail = trial_report(*trial, now);
    if (!is_judged(*trial, now)) story.remedies.clear();
    return story;
  }
  if (run.offers_old_weights()) {
    add_old_weights(story);
  } else if (now.finished && !run.playing() && story.remedies.empty()) {
    if (run.has_own_test_set() && now.history->tests.all().empty()) {
      add_test(run, story);
    } else if (now.stop_cause == StopCause::all_epochs) {
      add_next_preset(run, story);
    }
  }
  return story;
}

}  // namespace descent
