#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/words.hpp"
#include "engine/training/history.hpp"
#include "engine/training/metrics.hpp"
#include "web/charts/action_flags.hpp"
#include "web/charts/thin_curve.hpp"
#include "web/ui/rect.hpp"

// The loss or another metric over the epochs, for training and test samples: the same
// picture in every scene.
namespace descent {

// The curves as they are drawn, kept from frame to frame: epochs are only ever
// added.
struct LossCurves {
  ThinCurve train, test;
  // Of CurveOptions::ghost.
  ThinCurve ghost_train, ghost_test;
  const History* ghost = nullptr;
  std::size_t epochs = 0;    // of the history, that are in the curves
  std::uint64_t course = 0;  // History::course, to notice another run
  Metric metric = Metric::loss;
  ToldAction told;
  std::size_t best = 0;  // CurveOptions::marks_best: the best of these epochs, 0: none
};

struct CurveOptions {
  std::string_view id = "loss_curves";  // its name for tests; unique on the screen
  Metric metric = Metric::loss;
  bool log_scale = false;  // of what has no upper limit: see has_log_scale()
  // An older training, drawn faintly behind; it has to stay as it is.
  const History* ghost = nullptr;
  // A value at which training is stopped, as a dashed line; and the epoch after which it was, 0:
  // none.
  std::optional<double> threshold = {};
  std::size_t stopped_epoch = 0;
  // The best epoch of the present network by this metric gets a ring: see best_epoch(). For few
  // epochs: it looks at all for each new one.
  bool marks_best = false;
  // The epoch that is looked back at, as a line.
  std::optional<double> looked_at = {};
  // What the empty picture says.
  std::string_view empty_title = tr("No epochs yet");
  std::string_view empty_text = tr("Press play: the loss of each epoch is drawn here.");
};

// Fills `area`. Pointing at it shows the values of the nearest epoch. What callbacks and edits did
// stands below in words: see action_flags.hpp.
void draw_loss_curves(LossCurves& state, const History& history, const CurveOptions& options,
                      Rect area);

// The loss and MAE, which may come near to 0.
bool has_log_scale(Metric metric);

// ■ train 0.031 ■ test 0.058: the newest values, or those of an epoch that is looked back at, on
// one line at the cursor. Before the first epoch there are none.
void draw_curve_legend(const History& history, Metric metric, std::optional<double> looked_at = {});
float curve_legend_width(const History& history, Metric metric,
                         std::optional<double> looked_at = {});

}  // namespace descent
