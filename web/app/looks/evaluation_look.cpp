#include "web/app/looks/evaluation_look.hpp"

#include <utility>

namespace descent {

EvaluationLook::EvaluationLook(std::shared_ptr<const Dataset> dataset, const Snapshot& snapshot,
                               const KernelTable& kernels, const Split& split, Loss loss)
    : dataset_(std::move(dataset)),
      model_(snapshot.model),
      kernels_(kernels),
      course_(snapshot.history->course),
      result_{snapshot.epoch, snapshot.step, {}},
      evaluator_(*model_, split, dataset_->classes, loss,
                 target_code(*dataset_, loss, model_->output_size(),
                             layer_activation(model_->layers().back()))) {
  evaluator_.begin();
}

bool EvaluationLook::advance() {
  if (!evaluator_.done()) evaluator_.advance(*model_, kernels_);
  if (!evaluator_.done()) return false;
  result_.scores = evaluator_.scores(model_->penalty(kernels_));
  return true;
}

}  // namespace descent
