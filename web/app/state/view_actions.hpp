#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "web/app/state/view.hpp"

// What is asked of the view, as plain values. See actions.hpp.
namespace descent {

struct SetScene {
  Scene scene;
};
struct SetTheme {
  ThemeChoice theme;
};
struct SetPhoneTab {
  PhoneTab tab;
};
struct ShowDataDrawer {
  bool open;
};
// At most so many epochs a second; 0: as fast as possible.
struct SetSpeed {
  double epochs_per_second;
};
// By the name of a table; empty: by the data.
struct SetKernels {
  std::string name;
};
// How many threads train; 0: as many as there are.
struct SetThreads {
  std::size_t count;
};
// Training goes on while nobody can see the page, as far as the browser lets it.
struct TrainUnseen {
  bool on;
};
// Whether, in the scene that is shown, every edit of the experiment keeps the weights that still
// fit: see begins_anew(). At first only in Images.
struct KeepWeights {
  bool on;
};
// The settings of one layer, counted from 1 as in the network's picture; 0 closes them.
struct ShowLayer {
  std::size_t number;
};
struct SetLogLoss {
  bool on;
};
// Which curve the Playground and the Line show.
struct SetCurve {
  Metric metric;
};
// The confusion matrix in the curve's place.
struct ShowConfusion {
  bool train;  // of the training samples, else of the test samples
};
struct ShowAccuracy {
  bool on;
};
// The numbers of each epoch in the curve's place.
struct ShowEpochTable {};
struct SetLineMode {
  LineMode mode;
};
// How a guess by hand is shown.
struct SetByHand {
  ByHand by_hand;
};
// How gradient descent is shown.
struct SetDescentView {
  DescentView descent;
};
// The dialog of the step that is taken apart (TakeStepApart) is closed.
struct CloseStepApart {};
// The loss landscape's dialog, and how it is shown. Another plane, or a dialog that is closed,
// shows no place.
struct ShowLandscape {
  LandscapeView landscape;
};
struct ShowTestPoints {
  bool on;
};
struct Discretize {
  bool on;
};
// The middle of the scene Images.
struct ShowWorkbenchPage {
  WorkbenchPage page;
};
struct ShowInside {
  InsideView inside;
};
struct SetMapScale {
  MapScale scale;
};
// The arithmetic of a number that a layer puts out, on the page Inside; none: all layers again. On
// the page Filter lab of its layers, and none is the middle.
struct LookAtCell {
  std::optional<CellPlace> place;
};
struct SetFilterLab {
  FilterLab lab;
};
// The scale of its numbers, and whether it lies over the course's example.
struct ShowInLab {
  LabShows shows;
};
// What the page Why shows, and how.
struct SetWhy {
  WhyView why;
};
// What the page Judging shows above its images.
struct ShowJudging {
  JudgingView view;
};
struct SetMatrixNumbers {
  MatrixNumbers numbers;
};
struct SetImageFilter {
  ImageFilter filter;
};
// The lists that narrow which images are shown.
struct ShowImageChoices {
  bool on;
};
struct SetImagePage {
  std::size_t page;
};
struct SelectImage {
  OriginImage image;
};
// Back from the selected image to the drawing.
struct InspectDrawing {};
struct BeginStroke {
  PadPoint point;
};
struct ExtendStroke {
  PadPoint point;
};
// The last stroke goes; where there is none, the picture.
struct UndoStroke {};
struct ClearDrawing {};  // and the picture
// A picture from outside on the pad, in place of what was on it; inverted where its paper is light.
struct ShowPicture {
  std::shared_ptr<const GreyPicture> picture;
};
struct SetPadStage {
  PadStage stage;
  bool on;
};
struct ShowPadStages {
  bool on;
};
struct SetPen {
  float width;  // a share of the pad's side
};
struct SetBrush {
  Brush brush;
};
// The dialog that makes points of a table of text.
struct ShowTable {
  bool open;
};
// That of a file of weights that was opened.
struct CloseWeightsTable {};
// A sentence for the person, until it is dismissed.
struct Tell {
  std::string sentence;
  bool is_error = false;
};
struct DismissMessage {};
// What a lesson leaves out and locks besides what the page does; nothing: it is over.
struct SetLessonParts {
  std::optional<PageParts> parts;
  bool lifts = false;       // nothing is locked, for what the lesson does itself
  std::string lesson = {};  // that is open, by its id
};
// The guesses that the Line keeps by hand begin anew.
struct BeginGuesses {};
// Everything that a link says of the view (web/app/page/link_view.hpp) but what it leaves out and
// locks: "page=inside&speed=10". The rest is as usual.
struct SetViewOptions {
  std::string options;
};
// A card that can be switched on (PartInfo::card), or off again.
struct ShowPart {
  Part part;
  bool on;
};

}  // namespace descent
