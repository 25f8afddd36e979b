#include "engine/training/trainer.hpp"

// What there is to see of a training.
namespace descent {

std::shared_ptr<const History> Trainer::shared_history() const {
  if (!shared_history_) shared_history_ = std::make_shared<const History>(history_);
  return shared_history_;
}

std::shared_ptr<const Sequential> Trainer::shared_model() const {
  if (!published_) published_ = pool_.publish(model_);
  return published_;
}

Snapshot Trainer::snapshot() const {
  Snapshot snapshot;
  snapshot.model = shared_model();
  snapshot.first_parameters = initial_parameters_;
  snapshot.epoch = epoch();
  snapshot.epochs = settings_.epochs;
  snapshot.step = step_;
  snapshot.steps_per_epoch = batcher_.steps_per_epoch();
  snapshot.samples_per_step = batcher_.batch_size();
  snapshot.validating = phase_ == Phase::validating;
  snapshot.validation_progress = snapshot.validating ? validation_.progress() : 0;
  snapshot.samples_seen = samples_seen_;
  snapshot.learning_rate = present_learning_rate();
  const std::size_t seen = train_sums_.samples();
  snapshot.running = train_sums_.scores(seen ? penalties_ / static_cast<double>(seen) : 0);
  snapshot.evaluated_loss = loss_now();
  snapshot.history = shared_history();
  snapshot.timeline = timeline();
  snapshot.finite_epoch = finite_.epoch().epoch;
  snapshot.predictions = predictions_;
  snapshot.augmented = augmented_.newest();
  snapshot.profile = profiler_.profile();
  snapshot.finished = finished();
  snapshot.stop_cause = stop_cause_;
  snapshot.restored_epoch = restored_epoch_;
  snapshot.stopped_by = stopped_by_;
  snapshot.stop_reason = stop_reason_;
  return snapshot;
}

Scores Trainer::evaluate(const Split& split, std::vector<Prediction>* predictions) const {
  Evaluator evaluator(model_, split, dataset_->classes, settings_.loss, target_code_);
  evaluator.begin();
  while (!evaluator.done()) evaluator.advance(model_, *kernels_);
  if (predictions) *predictions = evaluator.predictions();
  return evaluator.scores(penalty());
}

void Trainer::note_test(const TestResult& result) {
  history_.tests.append(result);
  shared_history_.reset();
}

void Trainer::note_predictions(std::vector<Prediction> predictions) {
  if (predictions_) return;
  predictions_ = std::make_shared<const std::vector<Prediction>>(std::move(predictions));
}

}  // namespace descent
