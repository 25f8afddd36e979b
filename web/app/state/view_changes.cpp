#include "web/app/state/view_changes.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/app/page/link_view.hpp"

namespace descent {
namespace {

// Whoever chooses an image, or draws one, wants that in the Filter lab too.
void inspect(View& view, bool drawing) {
  view.inspect_drawing = drawing;
  change_view(view, ShowInLab{{view.lab_shows.scale, false}});
}

// A drawing that never ends must not fill the memory: no digit takes more.
constexpr std::size_t most_strokes = 64;
constexpr std::size_t most_points_per_stroke = 4096;

PadPoint on_pad(PadPoint point) {
  return {std::clamp(point.x, 0.0f, 1.0f), std::clamp(point.y, 0.0f, 1.0f)};
}

}  // namespace

void change_view(View& view, const SetTheme& action) { view.theme = action.theme; }
void change_view(View& view, const SetPhoneTab& action) {
  view.tabs[static_cast<std::size_t>(view.scene)] = action.tab;
  view.open.set(Part::performance, false);  // which covers a phone's tabs
}
void change_view(View& view, const SetLessonParts& action) {
  const PageParts own = view.without_lesson.value_or(PageParts{view.hidden, view.locked});
  view.hidden = own.hidden;
  view.locked = own.locked;
  view.without_lesson.reset();
  view.lesson = action.lesson;
  if (!action.parts && !action.lifts) return;
  view.without_lesson = own;
  if (action.lifts) view.locked = {};
  if (!action.parts) return;
  for (const PartInfo& info : all_parts()) {
    if (action.parts->hidden.has(info.part)) view.hidden.set(info.part, true);
    if (action.parts->locked.has(info.part)) view.locked.set(info.part, true);
  }
}
void change_view(View& view, const BeginGuesses&) { ++view.guesses_begun; }
void change_view(View& view, const SetViewOptions& action) {
  std::vector<std::string> left_out;
  View changed = with_link_view(view, split_link(action.options, left_out));
  changed.hidden = view.hidden;
  changed.locked = view.locked;
  changed.without_lesson = view.without_lesson;
  changed.guesses_begun = view.guesses_begun;
  changed.lesson = view.lesson;
  view = std::move(changed);
}
void change_view(View& view, const ShowDataDrawer& action) { view.data_drawer = action.open; }
void change_view(View& view, const ShowPart& action) {
  const PartInfo& info = all_parts()[static_cast<std::size_t>(action.part)];
  if (!info.card) throw Error(tr("\"{0}\" is no card to switch on.", tr_marked(info.words)));
  view.open.set(action.part, action.on);
}
void change_view(View& view, const SetSpeed& action) {
  view.epochs_per_second = std::max(0.0, action.epochs_per_second);
}
void change_view(View& view, const TrainUnseen& action) { view.train_unseen = action.on; }
void change_view(View& view, const KeepWeights& action) {
  view.kept_weights[static_cast<std::size_t>(view.scene)] = action.on;
}
void change_view(View& view, const ShowLayer& action) { view.layer = action.number; }
void change_view(View& view, const SetLogLoss& action) { view.log_loss = action.on; }
void change_view(View& view, const SetCurve& action) {
  view.curve = action.metric;
  view.progress = ProgressPicture::curve;
}
void change_view(View& view, const ShowConfusion& action) {
  view.progress = ProgressPicture::matrix;
  view.confusion_train = action.train;
}
void change_view(View& view, const ShowAccuracy& action) {
  view.show_accuracy = action.on;
  view.progress = ProgressPicture::curve;
}
void change_view(View& view, const ShowEpochTable&) { view.progress = ProgressPicture::table; }
void change_view(View& view, const CloseStepApart&) { view.apart.reset(); }
void change_view(View& view, const SetLineMode& action) { view.line_mode = action.mode; }
void change_view(View& view, const SetByHand& action) { view.by_hand = action.by_hand; }
void change_view(View& view, const SetDescentView& action) { view.descent = action.descent; }
void change_view(View& view, const ShowLandscape& action) {
  const LandscapeView before = view.landscape;
  view.landscape = action.landscape;
  const LandscapeView& now = view.landscape;
  if (!now.open || now.plane != before.plane || now.seed != before.seed) {
    view.landscape.place.reset();
  }
}
void change_view(View& view, const ShowTestPoints& action) { view.show_test_points = action.on; }
void change_view(View& view, const Discretize& action) { view.discretize = action.on; }

void change_view(View& view, const ShowWorkbenchPage& action) {
  view.workbench_page = action.page;
  view.cell.reset();  // a page begins with the whole
}
void change_view(View& view, const ShowInside& action) { view.inside = action.inside; }
void change_view(View& view, const SetMapScale& action) { view.map_scale = action.scale; }
void change_view(View& view, const LookAtCell& action) { view.cell = action.place; }
void change_view(View& view, const SetFilterLab& action) { view.lab = checked(action.lab); }
void change_view(View& view, const ShowInLab& action) {
  if (action.shows.example != view.lab_shows.example) view.cell.reset();  // of another picture
  view.lab_shows = action.shows;
}

void change_view(View& view, const SetWhy& action) {
  WhyView why = action.why;
  why.window = std::clamp<std::size_t>(why.window, 1, most_window);
  why.stride = std::clamp<std::size_t>(why.stride, 1, why.window);  // every cell is covered
  if (why.epsilon) why.epsilon = std::clamp(*why.epsilon, 0.0f, 1.0f);
  view.why = why;
}
void change_view(View& view, const ShowJudging& action) { view.judging = action.view; }
void change_view(View& view, const SetMatrixNumbers& action) {
  view.matrix_numbers = action.numbers;
}

void change_view(View& view, const SetImageFilter& action) {
  view.image_filter = action.filter;
  view.image_page = 0;
}

void forget_predictions(View& view) {
  ImageFilter& filter = view.image_filter;
  if (!filter.predicted && !filter.tenth) return;
  filter.predicted.reset();
  filter.tenth.reset();
  view.image_page = 0;
}

void change_view(View& view, const ShowImageChoices& action) { view.image_choices = action.on; }

void change_view(View& view, const SetImagePage& action) { view.image_page = action.page; }

void change_view(View& view, const SelectImage& action) {
  view.selected_image = action.image;
  inspect(view, false);
}

void change_view(View& view, const InspectDrawing&) { inspect(view, true); }

void change_view(View& view, const BeginStroke& action) {
  if (view.pad.strokes.size() < most_strokes) view.pad.strokes.push_back({on_pad(action.point)});
  inspect(view, true);
}

void change_view(View& view, const ExtendStroke& action) {
  if (view.pad.strokes.empty() || view.pad.strokes.back().size() >= most_points_per_stroke) return;
  view.pad.strokes.back().push_back(on_pad(action.point));
}

void change_view(View& view, const UndoStroke&) {
  if (view.pad.strokes.empty()) view.pad.picture.reset();
  if (!view.pad.strokes.empty()) view.pad.strokes.pop_back();
}

void change_view(View& view, const ClearDrawing&) {
  view.pad.strokes.clear();
  view.pad.picture.reset();
  inspect(view, true);
}

void change_view(View& view, const ShowPicture& action) {
  view.pad.strokes.clear();
  view.pad.picture = action.picture;
  view.pad.stages.set(place_of(PadStage::invert),
                      action.picture && has_light_paper(*action.picture));
  inspect(view, true);
}

void change_view(View& view, const SetPadStage& action) {
  view.pad.stages.set(place_of(action.stage), action.on);
}

void change_view(View& view, const ShowPadStages& action) { view.pad.stages_shown = action.on; }

void change_view(View& view, const SetPen& action) {
  view.pad.pen = std::clamp(action.width, thinnest_pen, thickest_pen);
}

void change_view(View& view, const SetBrush& action) {
  Brush brush = action.brush;
  brush.label = std::min(brush.label, most_brush_classes - 1);
  brush.value = std::clamp(brush.value, -1.0f, 1.0f);
  brush.radius = std::clamp(brush.radius, least_brush_radius, most_brush_radius);
  brush.density = std::clamp<std::size_t>(brush.density, 1, most_brush_density);
  if (!brush.painting) brush.erasing = brush.from_nothing = false;
  view.brush = brush;
}

void change_view(View& view, const ShowTable& action) {
  view.table.open = action.open;
  if (!action.open) view.table.text.clear();
}

void change_view(View& view, const CloseWeightsTable&) { view.weights = {}; }

}  // namespace descent
