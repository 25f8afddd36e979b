#pragma once

#include <string>

#include "engine/experiment/experiment.hpp"
#include "engine/training/snapshot.hpp"
#include "web/app/actions.hpp"

// What the numbers of a training run say, in words: the lines under "What is going on".
namespace descent {

struct Story {
  // Judged in this order; the first that holds is told.
  enum class Kind {
    not_started,   // nothing has been trained
    not_a_number,  // a loss, or a prediction, is NaN or infinite
    edited,        // nothing has been trained since the network or its data were edited
    begun,         // within the first epoch: no figures yet
    diverging,     // the loss is over 1.5 times its best and over what it was in the first epoch
    learnt,        // of the test samples, or of the training samples where there are none: at
                   // least 98 % right, or a loss of at most 0.02; for values R² at least 0.98
    overfitting,  // the mean test loss of five epochs was best at least 5 epochs ago, and has since
                  // risen by 30 % and by 5 % of what it had fallen, while the training loss fell
    stalled,      // 20 epochs or more, and the last quarter of them (10 to 200) brought the
                  // loss down by less than 2 %, comparing the means of that stretch's halves
    learning,     // everything else
  };
  Kind kind = Kind::not_started;
  std::string text;    // what is so
  std::string detail;  // why, or what to try; may be empty

  // A remedy that one press carries out; without a label there is none.
  std::string remedy;
  Actions actions;
};

Story tell_story(const Experiment& experiment, const Snapshot& snapshot, bool playing);

}  // namespace descent
