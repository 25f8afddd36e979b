#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/inspect/step_apart.hpp"
#include "engine/inspect/step_apart_notes.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/driver/look.hpp"

namespace descent {

// The step behind a moment of a run, taken apart.
class StepApartLook : public Look {
 public:
  StepApartLook(std::shared_ptr<const Moment> moment, std::shared_ptr<const Dataset> dataset,
                const KernelTable& kernels);

  // --- once it is done ---
  // Nothing: it could not be, for problem().
  const StepApart* step() const { return step_ ? &*step_ : nullptr; }
  const StepNotes& notes() const { return notes_; }
  const std::string& problem() const { return problem_; }

 protected:
  bool advance() override;

 private:
  std::shared_ptr<const Moment> moment_;
  std::shared_ptr<const Dataset> dataset_;
  const KernelTable* kernels_;
  std::optional<StepApart> step_;
  StepNotes notes_;
  std::string problem_;
};

// That of the moment in the view, found out once.
class StepApartWatch {
 public:
  // Null: it is on its way, or none is asked for.
  const StepApartLook* update(const RunView& run);

 private:
  Looking<StepApartLook> looking_;
  std::shared_ptr<const Moment> asked_;
};

}  // namespace descent
