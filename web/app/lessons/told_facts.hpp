#pragma once

#include <optional>

#include "engine/lessons/facts.hpp"
#include "web/app/state/app.hpp"

namespace descent {

// What a fact is now, of the run that is shown. All but Fact::seconds, which is counted by whoever
// follows the training (lesson_guide.hpp): it is nothing here.
FactValue told_fact(const App& app, Fact fact);

// The same at the end of an epoch that is behind, by its record; nothing: the fact is of no epoch.
std::optional<FactValue> epoch_fact(const App& app, const EpochRecord& record, Fact fact);

}  // namespace descent
