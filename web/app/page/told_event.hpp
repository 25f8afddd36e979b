#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/app/state/event.hpp"

namespace descent {

// An event as an embedding page hears it; `detail` is JSON, null for numbers that are not known:
//   "play", "reset", "experiment"  {}
//   "pause"  {"epoch", "step"}: how far it came
//   "stop"   {"epoch", "reason"}: `reason` in a sentence
//   "epoch"  {"epoch", "loss", "accuracy", "valLoss", "valAccuracy"}
//   "error"  {"message"}: the sentence that the person is told
struct ToldEvent {
  std::string name, detail;
};
// None: it is of no interest out there.
std::optional<ToldEvent> told_event(const Event& event);
std::vector<ToldEvent> told_events(const std::vector<Event>& events);

}  // namespace descent
