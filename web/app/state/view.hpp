#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/training/metrics.hpp"
#include "web/app/state/brush.hpp"
#include "web/app/state/by_hand.hpp"
#include "web/app/state/filter_lab.hpp"
#include "web/app/state/image_filter.hpp"
#include "web/app/state/landscape_view.hpp"
#include "web/app/state/line_mode.hpp"
#include "web/app/state/pad.hpp"
#include "web/app/state/parts.hpp"
#include "web/app/state/scenes.hpp"
#include "web/app/state/why_view.hpp"
#include "web/app/state/workbench_page.hpp"

namespace descent {

struct WeightsRow;                        // engine/formats/weights_table.hpp
struct Moment;                            // engine/training/moment.hpp
enum class JudgingView : std::uint8_t;    // judging_view.hpp
enum class MatrixNumbers : std::uint8_t;  // engine/inspect/confusion_matrix.hpp

enum class ThemeChoice { system, light, dark };
// How a training is told: a curve over the epochs, or in its place which classes are taken for
// which, or one line of numbers an epoch.
enum class ProgressPicture { curve, matrix, table };
// What the phone's one column shows.
enum class PhoneTab { data, network, output, training };

// A table of text that is to become points, in a dialog.
struct GivenTable {
  bool open = false;
  std::string name;        // of its file; empty: pasted, or none yet
  std::string text;        // as it was given; the dialog has its own copy to edit
  std::size_t number = 0;  // counts the tables that were given
};

// What became of a file of weights that was opened, in a dialog.
struct GivenWeights {
  std::shared_ptr<const std::vector<WeightsRow>> table;  // null: it is closed
  std::string sentence;                                  // on all of it
  bool taken = false;                                    // they fitted
};

constexpr std::array<PhoneTab, scene_count> first_tabs() {
  std::array<PhoneTab, scene_count> tabs{};
  tabs.fill(PhoneTab::output);
  return tabs;
}

// A network of images takes minutes to train, one of points seconds, which a lesson counts.
constexpr std::array<bool, scene_count> first_kept_weights() {
  std::array<bool, scene_count> kept{};
  kept[static_cast<std::size_t>(Scene::images)] = true;
  return kept;
}

struct PageParts {
  Parts hidden, locked;
  bool operator==(const PageParts&) const = default;
};

// How a person looks at things: all that is on the screen and not part of an experiment.
struct View {
  Scene scene = Scene::playground;
  ThemeChoice theme = ThemeChoice::system;
  std::array<PhoneTab, scene_count> tabs = first_tabs();  // each scene's own
  bool data_drawer = false;       // at middle widths the left card is a drawer
  std::size_t layer = 0;          // whose settings are open, counted from 1; 0: none
  double epochs_per_second = 60;  // at most, so that an eye can follow; 0: as fast as possible
  std::string kernels;            // name of a table; empty: kernels_for() chooses
  std::size_t threads = 0;        // that train; 0: as many as there are
  bool train_unseen = false;      // see TrainUnseen
  // Those that still fit, at every edit of the experiment: each scene's own.
  std::array<bool, scene_count> kept_weights = first_kept_weights();
  bool log_loss = false;
  Metric curve = Metric::loss;  // of the Playground and the Line
  ProgressPicture progress = ProgressPicture::curve;
  bool confusion_train = false;  // of the training samples, else of the test samples
  bool show_accuracy = true;     // of the digits' curves: accuracy, or loss
  LineMode line_mode = LineMode::training;
  ByHand by_hand;  // of the Line, in that mode
  // How often its guesses were begun anew from outside (BeginGuesses).
  std::size_t guesses_begun = 0;
  DescentView descent;  // the same
  bool show_test_points = false;
  bool discretize = false;
  Parts hidden, locked;
  // The page's own, while a lesson leaves out or locks more.
  std::optional<PageParts> without_lesson = {};
  std::string lesson = {};  // that is open, by its id; empty: none
  Parts open;               // of the cards that can be switched on
  WorkbenchPage workbench_page = WorkbenchPage::training;
  InsideView inside;
  MapScale map_scale = MapScale::layer;  // of the page Inside
  std::optional<CellPlace> cell;  // of that page or the Filter lab: whose arithmetic is shown
  FilterLab lab;
  LabShows lab_shows;
  WhyView why;                     // of the page Why
  JudgingView judging{};           // of the page Judging: what it shows above its images
  MatrixNumbers matrix_numbers{};  // of that page
  ImageFilter image_filter;
  bool image_choices = false;  // the lists that narrow it are shown
  std::size_t image_page = 0;
  OriginImage selected_image;
  bool inspect_drawing = true;  // the ten bars show the drawing, else the selected image
  Pad pad;
  Brush brush;
  GivenTable table;
  GivenWeights weights;
  // Whose next step is taken apart, in a dialog; null: it is closed.
  std::shared_ptr<const Moment> apart;
  LandscapeView landscape;

  PhoneTab tab() const { return tabs[static_cast<std::size_t>(scene)]; }
  bool keep_weights() const { return kept_weights[static_cast<std::size_t>(scene)]; }
};

}  // namespace descent
