#include "web/app/state/edit_note.hpp"

#include <algorithm>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/edit_words.hpp"

namespace descent {
namespace {

// Of two edits, one after the other: no more stays than what each has kept.
std::vector<std::size_t> kept_by_both(const std::vector<std::size_t>& first,
                                      std::vector<std::size_t> second) {
  if (first.size() != second.size()) return second.empty() ? first : second;
  for (std::size_t i = 0; i < first.size(); ++i) second[i] = std::min(first[i], second[i]);
  return second;
}

// What a step before has kept is known layer by layer, while these stay what they are.
bool can_be_one(const EditNote& last, const NotedEdit& edit) {
  if (last.kept.empty() || edit.kept.empty()) return true;
  return std::ranges::equal(edit.before.model, edit.after.model,
                            [](const Layer& a, const Layer& b) { return a.index() == b.index(); });
}

// A history's files take no longer ones.
std::string within_limit(std::string text) {
  constexpr std::size_t longest = 900;
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string note_text(const EditNote& note, const NotedEdit& edit) {
  std::string text = edit_words(note.before.experiment(), edit.after);
  if (!note.by_hand.empty()) text += (text.empty() ? "" : "; ") + note.by_hand;
  const std::string kept = kept_weights_words(edit.model, note.kept);
  if (text.empty() && kept.empty()) return "";
  text = (text.empty() ? std::string(tr("edited and back")) : text) + ".";
  for (const std::string& sentence : {kept, note.place}) {
    if (!sentence.empty()) text += " " + sentence;
  }
  return within_limit(std::move(text));
}

// The epochs that are done say nothing of the batches behind them.
std::string place_words(const Snapshot& now) {
  if (now.step == 0) return "";
  return tr("The weights are those after batch {0} of {1} in epoch {2}, which begins anew.",
            with_commas(now.step), with_commas(now.steps_per_epoch), with_commas(now.epoch + 1));
}

}  // namespace

EditNote note_of(const NotedEdit& edit, const EditNote* last, const Snapshot& now) {
  if (last && !can_be_one(*last, edit)) last = nullptr;
  EditNote note;
  note.before = last ? last->before : KeptExperiment(edit.before);
  note.kept = last ? kept_by_both(last->kept, edit.kept) : edit.kept;
  note.by_hand = edit.by_hand.empty() && last ? last->by_hand : edit.by_hand;
  if (edit.begins_epoch) note.place = place_words(now);
  if (note.place.empty() && last) note.place = last->place;
  note.epoch = now.epoch;
  note.step = now.step;
  note.text = note_text(note, edit);
  if (last) note.in_place_of = last->text;
  return note;
}

History with_note(History history, const EditNote& note) {
  history.actions.note_edit(history.epochs.count(), note.text, note.in_place_of);
  return history;
}

std::shared_ptr<const History> edited_history(History history, const EditNote& note) {
  history.edited = history.epochs.count();
  return std::make_shared<const History>(with_note(std::move(history), note));
}

}  // namespace descent
