#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "engine/training/history.hpp"
#include "engine/training/snapshot.hpp"
#include "web/app/state/actions.hpp"

// Everything that happens, as plain values. `run` is the id of the run that it happened to.
namespace descent {

// --- of a training ---
struct TrainingStarted {
  std::uint64_t run;
};
struct TrainingPaused {
  std::uint64_t run;
  std::size_t epoch, step;  // how far it came
};
struct TrainingReset {
  std::uint64_t run;
};
// It came to its end.
struct TrainingEnded {
  std::uint64_t run;
  std::size_t epoch;
  StopCause cause;
  std::string reason;  // in a sentence
};
struct EpochEnded {
  std::uint64_t run;
  EpochRecord record;
};
// It was asked how the network does on the test set, and this came of it.
struct TestEvaluated {
  std::uint64_t run;
  TestResult result;
};

// --- of a person, or of the page around ---
// The run has another experiment.
struct ExperimentChanged {
  std::uint64_t run;
};
// It was asked for and carried out: a control was changed, a view opened, a cell selected, a stroke
// drawn. What its fields say is what was asked for.
struct ActionDone {
  Action action;
};
// It could not be done: the sentence that the person is told.
struct Failed {
  std::string sentence;
};

using Event = std::variant<TrainingStarted, TrainingPaused, TrainingReset, TrainingEnded,
                           EpochEnded, TestEvaluated, ExperimentChanged, ActionDone, Failed>;

}  // namespace descent
