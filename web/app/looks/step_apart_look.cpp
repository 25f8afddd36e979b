#include "web/app/looks/step_apart_look.hpp"

#include <utility>

#include "engine/core/error.hpp"

namespace descent {

StepApartLook::StepApartLook(std::shared_ptr<const Moment> moment,
                             std::shared_ptr<const Dataset> dataset, const KernelTable& kernels)
    : moment_(std::move(moment)), dataset_(std::move(dataset)), kernels_(&kernels) {}

bool StepApartLook::advance() {
  try {
    step_ = step_apart(*moment_, dataset_, *moment_->model, moment_->settings, *kernels_);
    notes_ = step_notes(*step_);
  } catch (const Error& error) {
    problem_ = error.what();
  }
  return true;
}

const StepApartLook* StepApartWatch::update(const RunView& run) {
  const std::shared_ptr<const Moment>& wanted = run.view().apart;
  if (!wanted || !run.ready()) {
    looking_.forget();
    asked_.reset();
    return nullptr;
  }
  if (asked_ != wanted) {
    looking_.forget();
    asked_ = wanted;
    auto look = std::make_shared<StepApartLook>(wanted, run.shared_dataset(), run.kernels());
    looking_.asked(look);
    run.looks().ask(std::move(look));
  }
  return looking_.answer();
}

}  // namespace descent
