#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "engine/training/snapshot.hpp"
#include "engine/training/trained.hpp"
#include "web/app/state/edit_history.hpp"

// How an edit in the middle of a training is noted in its history (ActionLog). Edits between which
// nothing was trained are one note, as are those of one gesture: it tells what they come to.
namespace descent {

struct EditNote {
  KeptExperiment before;          // what was trained until then
  std::vector<std::size_t> kept;  // of each layer's numbers; none: all weights stay
  std::string by_hand;            // what else was done, in words
  std::string place;              // within which epoch, if that begins anew; a sentence
  std::size_t epoch = 0, step = 0;
  std::string text;         // "": it changed nothing in the end
  std::string in_place_of;  // the text that it replaces
};

// What an edit does.
struct NotedEdit {
  const Experiment &before, &after;
  const Sequential& model;  // of `after`
  std::vector<std::size_t> kept = {};
  std::string by_hand = {};
  bool begins_epoch = false;  // the one under way, anew
};

// `last` is the note before, where this edit goes on with it, else null.
EditNote note_of(const NotedEdit& edit, const EditNote* last, const Snapshot& now);

History with_note(History history, const EditNote& note);
// The same of an edited network: what came before says nothing of how its learning goes on.
std::shared_ptr<const History> edited_history(History history, const EditNote& note);

// What an edited network goes on from, and how that is noted.
struct CarriedOver {
  std::shared_ptr<const Trained> trained;  // null: it begins anew
  EditNote note = {};
};

}  // namespace descent
