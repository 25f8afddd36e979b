#pragma once

#include <vector>

#include "engine/lessons/facts.hpp"
#include "web/app/state/event.hpp"

namespace descent {

// What an event is in lessons (engine/lessons/facts.hpp); mostly one thing or nothing.
std::vector<Happening> happenings_of(const Event& event);

}  // namespace descent
