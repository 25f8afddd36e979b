#include "engine/experiment/experiment.hpp"

#include <algorithm>

#include "engine/core/closed_set.hpp"
#include "engine/core/error.hpp"
#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/limits.hpp"
#include "engine/training/slice_rows.hpp"
#include "engine/training/targets.hpp"

namespace descent {
namespace {

void check_total(std::uint64_t total, std::size_t most, const std::string& of_what) {
  if (total <= most) return;
  throw Error(
      tr("The model would have at least {0} {1} but {2} are the most: give its layers fewer units "
         "or filters.",
         with_commas(total), of_what, with_commas(most)));
}

// Of numbers of four bytes, as parameters and outputs are.
std::string megabytes_text(std::uint64_t numbers) {
  return with_commas((4 * numbers + 999'999) / 1'000'000);
}

// Before any memory is taken for them.
void check_size(const std::vector<Layer>& layers, Shape shape) {
  std::uint64_t parameters = 0, activations = 0, work = 0;
  for (const Layer& layer : layers) {
    Shape next = output_shape(layer, shape);
    parameters += parameter_count(parameter_list(layer, shape));
    activations += element_count(next);
    work += multiply_adds(layer, shape);
    check_total(parameters, limits::parameters,
                tr("parameters, {0} MB and several times that while it trains,",
                   megabytes_text(parameters)));
    check_total(activations, limits::activations,
                tr("outputs of layers for each sample, {0} MB,", megabytes_text(activations)));
    check_total(work, limits::multiply_adds, tr("multiplications for each sample,"));
    shape = std::move(next);
  }
}

// A callback that watches what is never measured would silently never stop.
void check_callbacks(const std::vector<Callback>& callbacks, const Dataset& dataset) {
  for (const Callback& callback : callbacks) {
    const Monitor* monitor = monitor_of(callback);
    if (!monitor) continue;
    const std::string name(to_string(*monitor));
    const bool of_test = *monitor == Monitor::val_loss || *monitor == Monitor::val_accuracy;
    const bool of_classes = *monitor == Monitor::accuracy || *monitor == Monitor::val_accuracy;
    if (of_test && dataset.validation.count() == 0) {
      throw Error(
          tr("A callback monitors {0}, but there are no test samples: set data.test_fraction above "
             "0, or monitor loss.",
             name));
    }
    if (of_classes && dataset.classes == 0) {
      throw Error(
          tr("A callback monitors {0}, but the data have values, not classes: monitor loss or "
             "val_loss.",
             name));
    }
  }
}

// Keras's callback cannot set the learning rate of a schedule either.
void check_learning_rate(const TrainingSettings& training) {
  check_schedule(training.schedule);
  if (is_constant(training.schedule)) return;
  for (const Callback& callback : training.callbacks) {
    if (!sets_learning_rate(callback)) continue;
    throw Error(
        tr("Both the schedule {0} and the callback {1} would set the learning rate: leave one "
           "of them out.",
           name_of(training.schedule), name_of(callback)));
  }
}

}  // namespace

bool is_classification_loss(Loss loss) {
  return loss == Loss::binary_crossentropy || loss == Loss::sparse_categorical_crossentropy;
}

Dataset dataset_outline(const Experiment& experiment) {
  const std::string& name = experiment.data.name;
  if (data_set_info(name).kind != DataKind::images) return *make_dataset(experiment, {});
  Dataset outline;
  outline.name = name;
  outline.input_shape = {28, 28};
  outline.class_names = class_names_of(name);
  outline.classes = outline.class_names.size();
  return outline;
}

Sequential make_model(const Experiment& experiment, const Shape& input_shape) {
  if (experiment.model.empty()) throw Error(tr("The model needs at least one layer."));
  check_size(experiment.model, input_shape);
  return Sequential(input_shape, experiment.model, experiment.seed);
}

void check_fit(const Experiment& experiment) {
  const Dataset outline = dataset_outline(experiment);
  const Sequential model = make_model(experiment, outline.input_shape);
  const std::size_t samples = outline.train.count(), batch = experiment.training.batch_size;
  check_whole_batch(model, samples > 0 ? std::min(batch, samples) : batch);
  target_code(outline, experiment.training.loss, model.output_size(),
              layer_activation(model.layers().back()));
}

Trainer make_trainer(const Experiment& experiment, std::shared_ptr<const Dataset> dataset,
                     const KernelTable& kernels, ThreadPool& threads) {
  check_callbacks(experiment.training.callbacks, *dataset);
  check_learning_rate(experiment.training);
  Sequential model = make_model(experiment, dataset->input_shape);
  return Trainer(std::move(model), std::move(dataset), experiment.training, experiment.seed,
                 kernels, threads);
}

Trainer make_trainer(const Experiment& experiment, const ImageSource& images,
                     const KernelTable& kernels, ThreadPool& threads) {
  return make_trainer(experiment, make_dataset(experiment, images), kernels, threads);
}

std::shared_ptr<const Dataset> make_dataset(const Experiment& experiment,
                                            const ImageSource& images) {
  return make_dataset(experiment.data, experiment.features,
                      is_classification_loss(experiment.training.loss), experiment.seed, images);
}

}  // namespace descent
