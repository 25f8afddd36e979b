#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/inspect/layer_statistics.hpp"
#include "engine/training/snapshot.hpp"
#include "web/app/story/remedies.hpp"

// What the numbers of a training run say, in words: the lines under "What is going on".
namespace descent {

struct Story {
  // Judged in this order; the first that holds is told.
  enum class Kind {
    not_finite,   // a loss, a prediction, a weight or an output is NaN or infinite
    not_started,  // nothing has been trained
    edited,       // nothing has been trained since the network or its data were edited
    begun,        // within the first epoch: no figures yet
    stopped,      // by a callback
    diverging,    // the loss is over 1.5 times its best and over what it was in the first epoch
    learnt,       // of the test samples, or of the training samples where there are none: at
                  // least 98 % right, or a loss of at most 0.02; for values R² at least 0.98
    // What diagnose() finds (engine/inspect/diagnosis.hpp), by its criteria:
    dead_relu,
    saturated,
    vanishing_gradients,
    overfitting,
    no_progress,
    stalled,   // 20 epochs or more, and the last quarter of them (10 to 200) brought the
               // loss down by less than 2 %, comparing the means of that stretch's halves
    learning,  // everything else
  };
  Kind kind = Kind::not_started;
  std::string text;    // what is so
  std::string detail;  // why, by what evidence, or what to try; may be empty
  std::vector<Remedy> remedies;
  std::string tried = {};  // the remedy that was taken last; the detail then tells what it did
};

std::string_view to_string(Story::Kind kind);

// The statistics are those of the snapshot's model, or a little older; without layers where the
// model was not looked at. `weight_set`: a weight was set by hand, and nothing was trained with it
// but the batch that broke, if one did.
Story tell_story(const Experiment& experiment, const Snapshot& snapshot,
                 const ModelStatistics& statistics, bool playing, bool weight_set = false);

}  // namespace descent
