#pragma once

#include "web/app/state/actions.hpp"
#include "web/app/state/view.hpp"

// What the view's actions do to it; none of them touches an experiment.
namespace descent {

void change_view(View& view, const SetTheme& action);
void change_view(View& view, const SetPhoneTab& action);
void change_view(View& view, const ShowDataDrawer& action);
void change_view(View& view, const ShowPart& action);
void change_view(View& view, const SetLessonParts& action);
void change_view(View& view, const BeginGuesses& action);
void change_view(View& view, const SetViewOptions& action);
void change_view(View& view, const SetSpeed& action);
void change_view(View& view, const TrainUnseen& action);
void change_view(View& view, const KeepWeights& action);
void change_view(View& view, const ShowLayer& action);
void change_view(View& view, const SetLogLoss& action);
void change_view(View& view, const SetCurve& action);
void change_view(View& view, const ShowConfusion& action);
void change_view(View& view, const ShowAccuracy& action);
void change_view(View& view, const ShowEpochTable& action);
void change_view(View& view, const CloseStepApart&);
void change_view(View& view, const SetLineMode& action);
void change_view(View& view, const SetByHand& action);
void change_view(View& view, const SetDescentView& action);
void change_view(View& view, const ShowLandscape& action);
void change_view(View& view, const ShowTestPoints& action);
void change_view(View& view, const Discretize& action);
void change_view(View& view, const ShowWorkbenchPage& action);
void change_view(View& view, const ShowInside& action);
void change_view(View& view, const SetMapScale& action);
void change_view(View& view, const LookAtCell& action);
void change_view(View& view, const SetWhy& action);
void change_view(View& view, const ShowJudging& action);
void change_view(View& view, const SetMatrixNumbers& action);
void change_view(View& view, const SetFilterLab& action);
void change_view(View& view, const ShowInLab& action);
void change_view(View& view, const SetImageFilter& action);
// A network begins anew: what the one before predicted chooses no images any more. Whether wrong
// ones are shown is a habit, and stays.
void forget_predictions(View& view);
void change_view(View& view, const ShowImageChoices& action);
void change_view(View& view, const SetImagePage& action);
void change_view(View& view, const SelectImage& action);
void change_view(View& view, const InspectDrawing& action);
void change_view(View& view, const BeginStroke& action);
void change_view(View& view, const ExtendStroke& action);
void change_view(View& view, const UndoStroke& action);
void change_view(View& view, const ClearDrawing& action);
void change_view(View& view, const ShowPicture& action);
void change_view(View& view, const SetPadStage& action);
void change_view(View& view, const ShowPadStages& action);
void change_view(View& view, const SetPen& action);
void change_view(View& view, const SetBrush& action);
void change_view(View& view, const ShowTable& action);
void change_view(View& view, const CloseWeightsTable& action);

}  // namespace descent
