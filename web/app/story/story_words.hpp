#pragma once

#include "engine/experiment/experiment.hpp"
#include "engine/inspect/diagnosis.hpp"
#include "web/app/story/story.hpp"

// The sentences of a story whose kind has been judged; see tell_story().
namespace descent {

// What a finding is called, its evidence, and what it means.
void tell_finding(const Experiment& experiment, const Finding& finding,
                  const ModelStatistics& statistics, Story& story);

// Everything that is no finding.
void tell_course(const Experiment& experiment, const Snapshot& snapshot, bool playing,
                 Story& story);

}  // namespace descent
