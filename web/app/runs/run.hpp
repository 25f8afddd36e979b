#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/training/trained.hpp"
#include "web/app/looks/evaluation_look.hpp"
#include "web/app/runs/past.hpp"
#include "web/app/state/edit_history.hpp"
#include "web/app/state/edit_note.hpp"
#include "web/app/state/trial.hpp"
#include "web/driver/driver.hpp"

namespace descent {

class SeedsLook;

// One training: an experiment, and what has become of it.
struct Run {
  std::uint64_t id = 0;  // of no other one in the program
  std::string label;     // by which a person tells it from those beside it; may be empty
  Experiment experiment;
  std::string preset_id;         // empty: changed by hand
  std::optional<Driver> driver;  // none while its data are being loaded or are absent
  std::uint64_t builds = 0;      // how often the driver was made anew
  std::size_t epochs_told = 0;   // as events
  bool playing = false;          // or will be as soon as the data are there
  std::optional<Past> past;      // looked back at; none: it is shown as it is now
  std::uint64_t pasts = 0;       // that were looked at
  EditHistory edits;
  std::optional<EditNote> noted;  // the newest edit in the middle of the training
  std::optional<Trial> trial;     // the remedy taken last, until something else is edited
  // An edit began anew: the weights from before it that still fit.
  std::shared_ptr<const Trained> old_weights;
  std::shared_ptr<const Trained> waiting;  // to go on from when there is a driver
  // Asked for, and not taken yet: over the test set, and over what validates a network whose
  // weights came from elsewhere.
  std::shared_ptr<EvaluationLook> testing, judging;
  // The same from other seeds; null: not asked for. May be of what the experiment was before an
  // edit.
  std::shared_ptr<SeedsLook> seeds;
  bool pinned = false;  // the others of the scene are compared with it; at most one of them
  // Training samples a second with each of kernel_tables(), as last measured; 0: not yet.
  std::vector<double> table_rates;
};

}  // namespace descent
