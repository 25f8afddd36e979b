#pragma once

#include <string>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/inspect/diagnosis.hpp"
#include "engine/training/snapshot.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// What may help against something that keeps a network from learning: one press carries it out,
// and Undo takes it back in one step.
struct Remedy {
  std::string label;
  std::string hint;  // what it does
  Action action;
  bool tried = true;  // what it did is told afterwards: TakeRemedy
};

// Those edits, and training from the first weights on.
Remedy starting_again(std::string label, std::string hint, Actions edits);
// A third of the rate, on the 1-3-10 scale of the learning-rate menu.
float lower_rate(float rate);

// A third of the learning rate, from the first weights on.
Remedy start_again_slower(const Experiment& experiment);
// From where it is on: 100 epochs more, of images 10.
Remedy train_longer(const Experiment& experiment, const Snapshot& snapshot);
// After a callback stopped it: those that may do so go, one that lowers the learning rate stays.
Remedy train_on_without_stops(const Experiment& experiment);

// A hidden layer more, or bends in those there are; nothing where there are three or the data are
// no points of the plane.
std::vector<Remedy> deeper_network(const Experiment& experiment);

// The likeliest first, at most two.
std::vector<Remedy> remedies_for(const Finding& finding, const Experiment& experiment,
                                 const Snapshot& snapshot);
// Where nothing has been trained: no other learning rate helps.
std::vector<Remedy> remedies_for_beginning(const Finding& finding, const Experiment& experiment);

}  // namespace descent
