#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "web/app/state/actions.hpp"

// The callbacks of an experiment, edited one by one.
namespace descent {

// What these data can measure: accuracies only of classes, val_… only with test samples.
std::vector<Monitor> measured(const Experiment& experiment);

// One of each kind, with its defaults, watching something that is measured.
std::vector<Callback> offered_callbacks(const Experiment& experiment);
bool may_add_callback(const Experiment& experiment);

// What is said of one in the list of those that may be added: what it does, and which schedule it
// would take the place of.
std::string callback_note(const Experiment& experiment, const Callback& callback);
// A callback that sets the learning rate takes the place of a schedule: both cannot, which is told.
Action add_callback(const Experiment& experiment, const Callback& callback);
// Of what sets the learning rate from now on, and what had to go for it.
std::string rate_setter_text(std::string_view now, std::string_view before);
Action change_callback(const Experiment& experiment, std::size_t place, const Callback& callback);
Action remove_callback(const Experiment& experiment, std::size_t place);

// "val_loss below", "accuracy falls": when it stops, short; of others their name.
std::string callback_text(const Callback& callback);

}  // namespace descent
