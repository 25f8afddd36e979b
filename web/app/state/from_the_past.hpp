#pragma once

#include "web/app/state/actions.hpp"

namespace descent {

// What goes on from the moment that a person looks back at, where there is one: training as it was;
// and edits that training survives, which make another training of it, so that the old one stays
// beside it as a run of its own.
using GoesOnFromPast = ActionSet<Play, StepBatch, StepEpoch>;
using BranchesFromPast =
    ActionSet<SetSetting, SetLearningRate, SetSchedule, SetRegularizer, SetOptimizer, SetCallbacks,
              SetLayers, SetLayerRegularizer, ToggleFeature, SetData, NewSample, SetParameter,
              SetParameters, SetFilter, BeginHere, PaintPoints, ErasePoints>;

// What puts something else in the place of the training, which then has another past.
using EndsLookingBack =
    ActionSet<Reset, EvaluateTest, LoadPreset, SetExperiment, OpenLink, RestoreState, Undo, Redo,
              RestoreWeights, GoOnWithOldWeights, OpenFile, OpenFiles>;

}  // namespace descent
