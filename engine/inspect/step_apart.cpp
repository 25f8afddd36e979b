#include "engine/inspect/step_apart.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <utility>
#include <variant>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/losses/loss.hpp"
#include "engine/training/batch.hpp"
#include "engine/training/slice_rows.hpp"
#include "engine/training/trainer.hpp"

namespace descent {
namespace {

// Each is four numbers in double, and a multiply-add takes about a nanosecond, three times.
constexpr std::uint64_t most_numbers = 1'000'000, most_multiply_adds = 400'000'000;

bool is_plain(const Layer& layer) {
  return std::holds_alternative<Dense>(layer) || std::holds_alternative<ActivationLayer>(layer) ||
         std::holds_alternative<Dropout>(layer) || std::holds_alternative<Flatten>(layer);
}

std::uint64_t numbers_of_sample(const Sequential& model) {
  return element_count(model.input_shape()) + model.activation_count();
}

// Goes to where the next batch begins. Returns whether the training had to be continued for it.
bool go_to_batch(Trainer& trainer, const Moment& moment) {
  trainer.go_to(moment);
  if (trainer.moment()->continuation.validating) trainer.step();  // finishes the epoch
  if (!trainer.finished()) return false;
  if (trainer.moment()->stop_cause == StopCause::not_finite) {
    throw Error(
        tr("The numbers of this training are no longer finite, so its next step cannot be taken "
           "apart: go back to an earlier moment, or begin anew."));
  }
  trainer.extend(1);
  return true;
}

// That batch and nothing behind it: the weights are then as the optimizer leaves them.
void do_batch(Trainer& trainer) {
  trainer.set_callbacks({});
  const std::size_t epoch = trainer.epoch(), step = trainer.step_in_epoch();
  while (!trainer.finished() && trainer.epoch() == epoch && trainer.step_in_epoch() == step) {
    trainer.run_for(std::chrono::seconds(0));
  }
}

// The engine's own pass over the batch, in the trainer's slices, so that the same bits and the same
// masks come out.
void pass_batch(StepApart& step, const Batch& batch, const Continuation& from,
                const KernelTable& kernels) {
  const Sequential& model = *step.before;
  const std::size_t slice = training_rows(model, from.batcher.batch_size());
  Cache cache = model.make_cache(slice, Mode::training);
  Random dropout = from.dropout;
  const std::size_t inputs = element_count(model.input_shape());
  const std::size_t width = target_width(step.loss, model.output_size());
  for (std::size_t begin = 0; begin < batch.rows; begin += slice) {
    const std::size_t rows = std::min(slice, batch.rows - begin);
    const float* input = &batch.inputs[begin * inputs];
    model.forward(kernels, input, rows, cache, dropout);
    loss_and_gradient(step.loss, kernels, rows, model.output_size(),
                      model.loss_input(step.loss, cache, input), &batch.targets[begin * width],
                      batch.rows, model.loss_gradient(cache));
    model.backward(kernels, step.loss, input, rows, cache, begin == 0 ? 0.0f : 1.0f);
    for (std::size_t i = 0; i < step.layers.size(); ++i) {
      if (!std::holds_alternative<Dropout>(model.layers()[i])) continue;
      const std::span<const float> mask = cache.layers[i].own[0];
      const auto count = static_cast<std::ptrdiff_t>(rows * step.layers[i].outputs);
      step.layers[i].mask.insert(step.layers[i].mask.end(), mask.begin(), mask.begin() + count);
    }
  }
  model.regularize(kernels, cache);
  step.gradients = model.gradients(cache);
}

void take_batch(StepApart& step, const Dataset& dataset, const Continuation& from,
                const KernelTable& kernels) {
  const std::span<const std::uint32_t> indices = from.batcher.batch(from.step);
  step.samples.assign(indices.begin(), indices.end());
  const Sequential& model = *step.before;
  const TargetCode code =
      target_code(dataset, step.loss, model.output_size(), layer_activation(model.layers().back()));
  Batch batch;
  step.classes = dataset.classes > 0;
  fill_batch(batch, dataset.train, step.classes, code, indices, calling_thread());
  step.labels = batch.labels;
  step.batch = {batch.rows, {batch.inputs.begin(), batch.inputs.end()}, batch.targets};
  step.layers = layers_apart(model);
  pass_batch(step, batch, from, kernels);
}

void compute_numbers(StepApart& step) {
  const std::vector<DoubleWeights> weights = double_weights(*step.before);
  go_forward(weights, step.batch, step.layers);
  step.losses = sample_losses(step.loss, step.batch, step.layers);
  step.mean_loss = std::accumulate(step.losses.begin(), step.losses.end(), 0.0) /
                   static_cast<double>(step.rows());
  step.penalty = penalty_of(*step.before, weights);
  go_back(step.loss, weights, step.batch, step.layers);
}

// As the step finds them, and its clock.
void begin_slots(StepApart& step, const OptimizerState& from) {
  std::vector<std::size_t> sizes;
  for (std::size_t i = 0; i < step.layers.size(); ++i) {
    for (const ParameterSpec& spec : step.before->parameter_list(i)) {
      if (spec.trainable) sizes.push_back(element_count(spec.shape));
    }
  }
  step.slots_before = from;
  OptimizerState begun = from;
  begin_update(step.optimizer, begun, sizes);
  step.clock = begun.clock;
  step.slots_before.slots = std::move(begun.slots);
}

}  // namespace

std::string why_not_apart(const Sequential& model, std::size_t batch_size) {
  const auto& layers = model.layers();
  const auto other = std::find_if_not(layers.begin(), layers.end(), is_plain);
  if (other != layers.end()) {
    return tr(
        "A step can be taken apart for networks of Dense, Activation, Dropout and Flatten layers, "
        "but layer {0} of this one is {1}.",
        static_cast<std::size_t>(other - layers.begin()) + 1, layer_name(*other));
  }
  const std::uint64_t most =
      std::min(most_numbers / numbers_of_sample(model),
               most_multiply_adds / std::max<std::uint64_t>(model.multiply_adds(), 1));
  if (batch_size <= most) return "";
  if (most == 0) return tr("This network is too large for its steps to be taken apart.");
  return tr(
      "A batch of {0} samples is too large to be taken apart: with this network, choose a "
      "batch_size of at most {1}.",
      batch_size, most);
}

StepApart step_apart(const Moment& moment, std::shared_ptr<const Dataset> dataset,
                     const Sequential& model, const TrainingSettings& settings,
                     const KernelTable& kernels) {
  const std::size_t samples = dataset ? dataset->train.count() : 0;
  const std::string reason = why_not_apart(model, std::min(settings.batch_size, samples));
  if (!reason.empty()) throw Error(reason);
  Trainer trainer(model, std::move(dataset), settings, 0, kernels);  // all chance is the moment's
  StepApart step;
  step.beyond_the_end = go_to_batch(trainer, moment);
  const std::shared_ptr<const Moment> now = trainer.moment();
  step.place = now->place;
  step.steps_per_epoch = now->steps_per_epoch;
  step.loss = settings.loss;
  step.optimizer = settings.optimizer;
  set_learning_rate(step.optimizer, trainer.present_learning_rate());
  step.before = now->model;
  take_batch(step, trainer.dataset(), now->continuation, kernels);
  compute_numbers(step);
  begin_slots(step, now->continuation.optimizer);
  do_batch(trainer);
  const std::shared_ptr<const Moment> then = trainer.moment();
  step.after = then->model;
  step.slots_after = then->continuation.optimizer;
  return step;
}

}  // namespace descent
