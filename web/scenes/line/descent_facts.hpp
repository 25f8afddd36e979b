#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "web/app/looks/race_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/scenes/line/line_slope.hpp"

// What gradient descent of the Line does, as numbers.
namespace descent {

struct DescentFacts {
  LineTask task;
  Line start, now;
  std::vector<Line> path;  // from the start, behind each epoch that is kept, to now
  std::size_t steps = 0;   // that were done
  bool full_batches = true;
  double loss = 0;
  LineSlope slope;  // over all samples
  float rate = 0;   // of the next step
  std::optional<Line> least;
  std::optional<LineCurvature> curvature;
  std::optional<double> largest_rate;
};
DescentFacts descent_facts(const RunView& run, const LineTask& task, const Line& now);

// Whether one step is the learning rate times the gradient and nothing else.
bool is_plain_descent(const TrainingSettings& settings);

// Where that leads from `line`.
Line plain_step(const DescentFacts& facts, const Line& line);

// --- others from the same start ---
struct RacerName {
  std::string id;    // in names of controls
  std::string name;  // "0.0985, too large"
};
struct Race {
  RaceRequest request;           // whose first racer is the run itself
  std::vector<RacerName> names;  // of the others
};
Race race_of(const RunView& run, const DescentFacts& facts);

// The run's own steps, as far as they are known and led where the run went: its path within the
// epochs, and what comes next. Empty where that is not known.
NeuronPath own_steps(const RunView& run, const DescentFacts& facts, const RaceLook* race);

}  // namespace descent
