#include "web/app/looks/evaluation_look.hpp"

namespace descent {

EvaluationLook::EvaluationLook(const Driver& driver, const Split& split, Loss loss)
    : dataset_(driver.shared_dataset()),
      model_(driver.snapshot().model),
      kernels_(driver.kernels()),
      course_(driver.snapshot().history->course),
      result_{driver.snapshot().epoch, driver.snapshot().step, {}},
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
