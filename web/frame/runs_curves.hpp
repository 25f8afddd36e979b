#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/training/seed_spread.hpp"
#include "web/app/looks/seeds_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/ui/rect.hpp"

// The curves of runs side by side, over each other, with the bands of those that were trained from
// several seeds.
namespace descent {

// Keras's names, by which they are chosen too.
struct RunCurve {
  const char* name;
  EpochValue value;
  bool of_validation, of_accuracy;
};
const std::vector<RunCurve>& run_curves();

// A figure of these runs: whether they have it.
bool has_curve(const RunView& run, const RunCurve& curve);

// What the seeds of a run came to, taken anew when one more is done.
struct SeedNotes {
  std::uint64_t run = 0;
  const SeedsLook* look = nullptr;
  std::size_t finished = 0;
  std::vector<SeedCourse> courses;
  // Drawn last: that curve's spread.
  const RunCurve* curve = nullptr;
  std::vector<SpreadPoint> band;
};
// In the order of the runs.
void update_seed_notes(std::vector<SeedNotes>& notes, const std::vector<RunView>& runs);

// Fills `area`. Pointing at it tells the values of that epoch.
void draw_run_curves(const std::vector<RunView>& runs, const std::vector<std::string>& names,
                     std::vector<SeedNotes>& notes, const RunCurve& curve, const Rect& area);

}  // namespace descent
