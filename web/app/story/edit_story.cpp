#include "web/app/story/edit_story.hpp"

#include <ranges>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/training/learning_curve.hpp"

namespace descent {
namespace {

// What was edited when those epochs were done; null: that is not known.
const TrainingAction* newest_edit(const History& history) {
  for (const TrainingAction& action : history.actions.all() | std::views::reverse) {
    if (action.epoch == history.edited && action.is_edit()) return &action;
  }
  return nullptr;
}

// "The test loss was 0.31 before the edit, and is 0.35 now."
std::string loss_across_edit(const History& history) {
  const EpochRecord* before = history.epochs.find(history.edited);
  const Epochs since = epochs_since_edit(history);
  if (!before) return "";
  const auto both = [](double then, double now) {
    return std::pair(short_text(then), short_text(now));
  };
  if (!has_test(since)) {
    const auto [then, now] = both(before->train.loss, since.back().train.loss);
    return tr("The training loss was {0} before the edit, and is {1} now.", then, now);
  }
  const auto [then, now] = both(before->validation.loss, since.back().validation.loss);
  return history.validates_on_test
             ? tr("The test loss was {0} before the edit, and is {1} now.", then, now)
             : tr("The validation loss was {0} before the edit, and is {1} now.", then, now);
}

}  // namespace

void tell_edited(const Snapshot& snapshot, Story& story) {
  const TrainingAction* edit = newest_edit(*snapshot.history);
  story.text = edit ? tr("Edited after epoch {0}: {1}", with_commas(edit->epoch), edit->text)
                    : std::string(tr("Edited: the weights that still fit have stayed."));
  story.detail = tr("The next epoch shows what the edit does to the loss.");
}

void tell_soon_after_edit(const Snapshot& snapshot, bool playing, Story& story) {
  const std::size_t since = snapshot.epoch - snapshot.history->edited;
  story.text = tr_n("{0} epoch since the edit, {1} in all: too early to tell what it did.",
                    "{0} epochs since the edit, {1} in all: too early to tell what it did.", since,
                    with_commas(snapshot.epoch));
  story.detail = loss_across_edit(*snapshot.history);
  if (playing) return;
  if (!story.detail.empty()) story.detail += " ";
  story.detail += tr("Press play to train on.");
}

}  // namespace descent
