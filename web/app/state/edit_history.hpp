#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/training/timeline.hpp"
#include "engine/training/trained.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// An experiment as undoing keeps it: copies share their points, which are packed.
class KeptExperiment {
 public:
  KeptExperiment() = default;
  explicit KeptExperiment(Experiment experiment);

  Experiment experiment() const;
  // Uses the points of another one where they are the same.
  void share_points(const KeptExperiment& other);
  bool shares_points(const KeptExperiment& other) const { return points_ == other.points_; }
  // Without and of the points.
  std::size_t bytes() const;
  std::size_t point_bytes() const;

 private:
  struct Points {
    std::size_t x_width = 0, y_width = 0;
    std::vector<double> x, y;
    bool operator==(const Points&) const = default;
  };
  Experiment rest_;  // without points
  std::shared_ptr<const Points> points_;
};

// How things stood on one side of an edit: what undoing or redoing it brings back.
struct EditState {
  // What the edit touched, and so what comes back: some weights; the filter of the Filter lab; the
  // settings, with the weights left as they are; where the same training stood, with its past; or
  // the network, with the weights and the history that belong to it.
  enum class Kind { weights, lab, settings, past, network };
  Kind kind = Kind::settings;
  std::vector<SetParameter> weights = {};    // weights
  FilterLab lab = {};                        // lab
  std::shared_ptr<const Moment> moment;      // past
  std::shared_ptr<const Timeline> timeline;  // past; null: there was no room for it
  KeptExperiment experiment;                 // settings, network
  std::string preset_id;
  std::shared_ptr<const Trained> trained;  // network; null where there was none, or no room for it
};

// The edits of a scene, to be undone and redone: up to most_steps of them in most_bytes, which is
// enough for 200 even where each changed 10,000 points. A value. Training is no edit, so what it
// did between two edits is only lost where an edit that brings back older weights is undone.
class EditHistory {
 public:
  static constexpr std::size_t most_steps = 500;
  static constexpr std::size_t most_bytes = std::size_t{48} << 20;

  // An edit is about to be made; `before` is how things stand. While a gesture goes on (the drag of
  // a slider) only its first edit counts. What could be redone is forgotten.
  void record(EditState before);
  void begin_gesture();
  void end_gesture();
  // It goes on, and something was edited in it.
  bool in_edited_gesture() const { return recorded_in_gesture_; }

  bool can_undo() const { return !undo_.empty(); }
  bool can_redo() const { return !redo_.empty(); }
  // What to bring back; not null where it can. It is done with by step_back() or step_forward(),
  // which get how things stood before, of the same kind.
  const EditState* next_undo() const { return undo_.empty() ? nullptr : &undo_.back(); }
  const EditState* next_redo() const { return redo_.empty() ? nullptr : &redo_.back(); }
  void step_back(EditState now);
  void step_forward(EditState now);

  std::size_t steps() const { return undo_.size() + redo_.size(); }
  std::size_t bytes() const;

 private:
  using States = std::deque<EditState>;
  static void push(States& states, EditState state);
  // What the oldest steps need to go on exactly goes first, then their weights, then the steps.
  void make_room();

  States undo_, redo_;
  bool gesture_ = false, recorded_in_gesture_ = false;
};

}  // namespace descent
