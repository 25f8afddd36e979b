#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

// What is asked of runs, as plain values. See actions.hpp.
namespace descent {

// --- the training loop ---
// Of a run of the scene that is shown, by its id; 0: the run that is shown.
struct Play {
  std::uint64_t run = 0;
};
struct Pause {
  std::uint64_t run = 0;
};
struct Reset {
  std::uint64_t run = 0;
};
struct StepBatch {
  std::uint64_t run = 0;
};
struct StepEpoch {
  std::uint64_t run = 0;
};
// The network as it stands is taken over the test set, once; what comes of it is kept in the run's
// history.
struct EvaluateTest {
  std::uint64_t run = 0;
};

// Training pauses, behind the batch under way, and the next step is taken apart in a dialog: of the
// moment that is looked at. Nothing is trained.
struct TakeStepApart {};

// --- its past ---
// The run is shown as it was so many epochs after its beginning, or at the moment nearest to that
// which is kept; training pauses. Nothing: as it is now.
struct LookBack {
  std::optional<double> position;
  std::uint64_t run = 0;
};
// Training goes on from the moment that is looked at, bit for bit as it did; what came behind it
// can be had back by undoing this.
struct GoOnFromHere {
  std::uint64_t run = 0;
};

// --- runs side by side, in the scene that is shown ---
// A copy of the run that is shown is put beside it, as it stands: trained on, both give the same
// numbers. A training in the middle of a batch finishes that first.
struct AddRun {
  std::string label;
};
struct ShowRun {
  std::uint64_t run;
};
struct NameRun {
  std::uint64_t run;
  std::string label;
};
// The others are compared with this one.
struct PinRun {
  std::uint64_t run;
};
// Another one than the one that is shown.
struct RemoveRun {
  std::uint64_t run;
};
// The same experiment is trained from so many seeds, its own and those behind it, beside everything
// else: each for as many epochs as the run has, or is to have. 0: the run that is shown.
struct TrainSeeds {
  std::uint64_t run = 0;
  std::size_t seeds = 5;
};
// Those that are done stay.
struct StopSeeds {
  std::uint64_t run = 0;
};

}  // namespace descent
