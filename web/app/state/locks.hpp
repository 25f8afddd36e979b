#pragma once

#include <string>

#include "engine/experiment/experiment.hpp"
#include "web/app/state/actions.hpp"
#include "web/app/state/parts.hpp"
#include "web/app/state/view.hpp"

namespace descent {

// The part of the page that lies in `locked`, itself or with the part around it, and that the
// action would use or change in this experiment; null: it may be carried out. Whoever asks for it:
// a button, a key, the page around.
const PartInfo* lock_of(const Action& action, const Experiment& experiment, const Parts& locked);

// It, or the part around it, lies in `locked`.
bool is_locked(Part part, const Parts& locked);
// What the person is told of a part that is locked, by a lesson or by the page.
std::string lock_sentence(const View& view, Part part);

}  // namespace descent
