#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "web/app/runs/run.hpp"

namespace descent {

// The runs of one scene: one is shown, and edited, the others stand beside it to be compared. There
// is always one.
class SceneRuns {
 public:
  // What a scene may hold beside the run that is shown.
  static constexpr std::size_t most_runs = 8;  // that one too
  static constexpr std::uint64_t most_bytes = std::uint64_t{256} << 20;

  explicit SceneRuns(std::uint64_t id);

  Run& shown() { return *runs_[shown_]; }
  const Run& shown() const { return *runs_[shown_]; }
  // In the order in which they were added.
  const std::vector<std::unique_ptr<Run>>& all() const { return runs_; }
  // Null: there is none here with that id.
  Run* find(std::uint64_t id);

  // The memory in which another run would train, and those that are there beside the one shown, in
  // bytes: an Error where that is more than most_bytes, or there are as many as may be. `more`: so
  // many others.
  void check_room(std::uint64_t bytes, std::size_t more = 1) const;
  // Beside the others, not shown. An Error where there is no room for it.
  Run& add(std::unique_ptr<Run> run);
  // An Error where there is none with that id; remove(): where it is the one that is shown.
  void show(std::uint64_t id);
  void remove(std::uint64_t id);

 private:
  std::size_t place_of(std::uint64_t id) const;

  std::vector<std::unique_ptr<Run>> runs_;  // whose addresses stay, for RunView
  std::size_t shown_ = 0;
};

// What it takes to train the run, in bytes, without its data; 0 before its data are there.
std::uint64_t memory_of(const Run& run);

}  // namespace descent
