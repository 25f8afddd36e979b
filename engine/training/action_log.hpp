#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace descent {

// What was done behind an epoch: by a callback, or by a person who edited the experiment.
struct TrainingAction {
  std::size_t epoch = 0;  // counted from 1
  std::string callback;   // "ReduceLROnPlateau"; empty: an edit
  std::string text;       // a sentence

  bool is_edit() const { return callback.empty(); }
  bool operator==(const TrainingAction&) const = default;
};

// What callbacks and edits did in a training, in order. A value whose copies share what is in them,
// like the EpochLog beside it; the newest `most` are kept.
class ActionLog {
 public:
  static constexpr std::size_t most = 1000;

  std::span<const TrainingAction> all() const;
  // Its epoch must not be before the others'.
  void append(TrainingAction action);
  // An edit behind that epoch, in place of the newest action where that is an edit of this text.
  // Nothing is noted of no text, nor before the first epoch, which no curve shows.
  void note_edit(std::size_t epoch, std::string text, std::string_view in_place_of);
  // Drops what was done behind this epoch.
  void cut(std::size_t epoch);

 private:
  std::shared_ptr<const std::vector<TrainingAction>> actions_;  // null: none
};

}  // namespace descent
