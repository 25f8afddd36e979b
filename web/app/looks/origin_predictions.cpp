#include "web/app/looks/origin_predictions.hpp"

#include <utility>

#include "web/app/looks/image_origins.hpp"

namespace descent {

void OriginPredictions::take_answer() {
  if (!look_ || !(look_->done() || look_->abandoned())) return;
  // A copy, for the look holds the memory of its passes.
  if (look_->done()) {
    known_ = std::make_shared<const std::vector<Prediction>>(look_->predictions());
  }
  look_.reset();
}

// While training goes on its epochs are what changes, else every edit of its weights.
bool OriginPredictions::is_due(const RunView& run) const {
  if (!asked_) return true;
  return run.playing() ? epoch_ != run.snapshot().epoch : version_ != run.version();
}

void OriginPredictions::ask(const RunView& run) {
  asked_ = true;
  version_ = run.version();
  epoch_ = run.snapshot().epoch;
  look_ = std::make_shared<EvaluationLook>(run.shared_dataset(), run.snapshot(), run.kernels(),
                                           run.dataset().train, run.experiment().training.loss);
  run.looks().ask(look_);
}

std::shared_ptr<const std::vector<Prediction>> OriginPredictions::of(const RunView& run,
                                                                     ImageOrigin origin,
                                                                     bool asked) {
  if (!run.ready()) return nullptr;
  origin = existing(origin, run.dataset());
  if (origin == ImageOrigin::validation) return run.snapshot().predictions;
  if (origin != ImageOrigin::training) return nullptr;
  if (network_ != run.network()) {
    if (look_) look_->abandon();
    *this = {};
    network_ = run.network();
  }
  take_answer();
  const Snapshot& now = run.snapshot();
  const bool has_learnt = now.samples_seen > 0 || now.predictions;
  const bool possible = has_learnt && run.dataset().train.count() > 0;
  if (asked && possible && !look_ && is_due(run)) {
    ask(run);
    take_answer();  // of a small network it is there
  }
  return known_;
}

}  // namespace descent
