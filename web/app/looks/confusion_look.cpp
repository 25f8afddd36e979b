#include "web/app/looks/confusion_look.hpp"

#include "engine/training/evaluator.hpp"

namespace descent {
namespace {

constexpr std::uint64_t most_work = 10'000'000;   // multiply-adds of a look: a few milliseconds
constexpr std::uint64_t work_of_activation = 16;  // about, in multiply-adds

bool takes_no_time(const Sequential& model, std::size_t samples) {
  const std::uint64_t work = model.multiply_adds() + work_of_activation * model.activation_count();
  return samples * work <= most_work;
}

std::optional<ConfusionMatrix> look(const App& app, bool train) {
  if (!app.driver()) return std::nullopt;
  const Dataset& dataset = app.driver()->dataset();
  const Split& split = train ? dataset.train : dataset.test;
  const Snapshot& snapshot = app.driver()->snapshot();
  const Sequential& model = *snapshot.model;
  if (dataset.classes == 0 || split.count() == 0) return std::nullopt;
  if (!takes_no_time(model, split.count())) {
    if (train || !snapshot.predictions) return std::nullopt;
    return confusion_matrix(dataset.classes, split, *snapshot.predictions);
  }
  const Loss loss = app.experiment().training.loss;
  const TargetCode code =
      target_code(dataset, loss, model.output_size(), layer_activation(model.layers().back()));
  Evaluator evaluator(model, split, dataset.classes, loss, code);
  evaluator.begin();
  while (!evaluator.done()) evaluator.advance(model, app.driver()->kernels());
  return confusion_matrix(dataset.classes, split, evaluator.predictions());
}

}  // namespace

void ConfusionLook::update(const App& app, bool train, double now, double pause) {
  const bool another = !looked_ || train_ != train;
  if (!another && version_ == app.version()) return;
  if (!another && app.playing() && now - looked_at_ < pause) return;
  looked_ = true;
  train_ = train;
  version_ = app.version();
  looked_at_ = now;
  matrix_ = look(app, train);
}

}  // namespace descent
