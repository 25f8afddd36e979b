#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/kernels/kernels.hpp"
#include "web/app/runs/run.hpp"
#include "web/app/state/image_sets.hpp"
#include "web/app/state/presets.hpp"
#include "web/app/state/view.hpp"
#include "web/driver/look_runner.hpp"

namespace descent {

// A run as it is drawn: as it stands now, or as it stood at a moment of its past (at()). Cards and
// scenes get this and not the program's state, so that two runs can stand side by side, an older
// model is drawn by the same code, and a card can be tested alone. A light value: it refers to the
// run, and is good until an action is carried out or training goes on.
class RunView {
 public:
  // What belongs to the run besides itself; null where there is none.
  struct Beside {
    const std::vector<ImageSetStatus>* image_sets = nullptr;  // to choose from; never null
    const Preset* preset = nullptr;                           // that it is, unchanged
    const Preset* next = nullptr;                             // to go to from there
  };
  RunView(const Run& run, const View& view, LookRunner& looks, Beside beside)
      : run_(&run), view_(&view), looks_(&looks), beside_(beside) {}

  // The same run at another moment: its model, history and counts are those of `moment`, which is
  // not null. `moment_number` tells the moments of a run apart.
  RunView at(std::shared_ptr<const Snapshot> moment, std::uint64_t moment_number) const;
  // It stands as it does now.
  bool is_now() const { return moment_ == nullptr; }

  std::uint64_t id() const { return run_->id; }
  const std::string& label() const { return run_->label; }
  const Experiment& experiment() const { return run_->experiment; }
  // Its data are there; else there is nothing to ask for of dataset() to seconds_left().
  bool ready() const { return run_->driver.has_value(); }
  const Dataset& dataset() const { return run_->driver->dataset(); }
  const std::shared_ptr<const Dataset>& shared_dataset() const {
    return run_->driver->shared_dataset();
  }
  const Snapshot& snapshot() const { return moment_ ? *moment_ : run_->driver->snapshot(); }
  // As it is now, whatever moment is shown.
  const Snapshot& newest() const { return run_->driver->snapshot(); }
  const KernelTable& kernels() const { return run_->driver->kernels(); }
  std::size_t threads() const { return run_->driver->threads(); }  // that share the training
  // See Driver; of now, whatever moment is shown.
  double samples_per_second() const { return run_->driver->samples_per_second(); }
  double seconds_left() const { return run_->driver->seconds_left(); }

  // It wants to run: it does, or will as soon as its data are there.
  bool playing() const { return run_->playing; }
  // It was asked how the network does on the test set, and the answer is on the way.
  bool testing() const { return run_->testing != nullptr; }
  // Its weights came without what they predict, and that is being found out.
  bool judging() const { return is_now() && run_->judging != nullptr; }
  // Its data are there, and with them test samples that no epoch is evaluated on.
  bool has_own_test_set() const;
  // See App.
  bool can_undo() const { return run_->edits.can_undo(); }
  // Its experiment from other seeds, as far as that is; null: not asked for.
  const SeedsLook* seeds() const;
  // There are such of what the experiment was before an edit, which undoing it brings back.
  bool has_seeds_of_before() const;
  // The others of its scene are compared with it.
  bool pinned() const { return run_->pinned; }
  const Trial* trial() const { return run_->trial ? &*run_->trial : nullptr; }
  // The newest edit within the training, while nothing was trained since; else null.
  const EditNote* newest_edit() const;
  // A weight was set by hand then, and nothing was trained with it but the batch that broke.
  bool weight_just_set() const;
  bool offers_old_weights() const { return run_->old_weights != nullptr; }

  const std::string& preset_id() const { return run_->preset_id; }  // empty: changed by hand
  const Preset* preset() const { return beside_.preset; }
  const Preset* next_preset() const { return beside_.next; }
  const std::vector<ImageSetStatus>& image_sets() const { return *beside_.image_sets; }
  const ImageSetStatus* image_set() const;  // of its data; null where they are no images

  // Of no other run, and another one whenever its network is made anew.
  std::uint64_t network() const;
  // Another one with everything that a picture of it may depend on; different for each run and
  // moment.
  std::uint64_t version() const;
  // How the person looks at it.
  const View& view() const { return *view_; }
  // Carries out what looks into its model.
  LookRunner& looks() const { return *looks_; }

 private:
  const Run* run_;
  const View* view_;
  LookRunner* looks_;
  Beside beside_;
  std::shared_ptr<const Snapshot> moment_;
  std::uint64_t moment_number_ = 0;
};

}  // namespace descent
