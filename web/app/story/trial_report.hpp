#pragma once

#include <string>

#include "engine/training/snapshot.hpp"
#include "web/app/state/trial.hpp"

// What a remedy did, in numbers.
namespace descent {

// It has trained as long as the training that it is compared with, or to its end.
bool is_judged(const Trial& trial, const Snapshot& now);

// "After 12 epochs: test loss 0.31 before, 0.2 now; accuracy 81 % before, 90 % now." Both at the
// same epoch while the new training is the shorter one; else each at its newest.
std::string trial_report(const Trial& trial, const Snapshot& now);

}  // namespace descent
