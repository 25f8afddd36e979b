#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"
#include "engine/data/data_settings.hpp"
#include "engine/data/feature.hpp"
#include "engine/data/make_dataset.hpp"
#include "engine/experiment/limits.hpp"
#include "engine/layers/layer.hpp"
#include "engine/training/trainer.hpp"
#include "engine/training/training_settings.hpp"

namespace descent {

// Everything a person can set up, as one plain value: what the page edits, a
// link carries, the embed API sets and the command line runs.
struct Experiment {
  std::uint64_t seed = 42;
  DataSettings data;
  std::vector<Feature> features = {Feature::x, Feature::y};
  std::vector<Layer> model = {Dense{}};  // Keras's smallest: one linear neuron
  TrainingSettings training;

  bool operator==(const Experiment&) const = default;

  static constexpr auto fields() {
    return FieldRows{
        field("seed", &Experiment::seed, WholeNumber{0, limits::seed},
              tr_noop("what all randomness comes from: data, first weights, order, dropout"))
            .that(WhenChanged::new_first_weights),
        field("data", &Experiment::data, Described{tr_noop("an object")},
              tr_noop("what to learn from"), Presence::written),
        field(
            "features", &Experiment::features, SomeOf<Feature>{all_features},
            tr_noop(
                "what the network is given of a point; for the 2-D sets and points of two numbers "
                "only"))
            .where([](const Experiment& of) { return takes_features(of.data); }),
        field(
            "model", &Experiment::model, ListOf{1, limits::layers, "layers"},
            tr_noop(
                "the layers, in order; together at most 32,000,000 parameters, and for each sample "
                "4,000,000 outputs and 1,000,000,000 multiplications"),
            Presence::written),
        field("training", &Experiment::training, Described{tr_noop("an object")},
              tr_noop("how to learn")),
    };
  }
};

// Whether the loss learns classes: the points set's targets are then class
// numbers.
bool is_classification_loss(Loss loss);

// What a model needs to know of its data, without any image being read:
// everything but the samples of an image set.
Dataset dataset_outline(const Experiment& experiment);

// The untrained model for inputs of that shape. An Error where the layers do
// not fit, or would be larger than limits.hpp allows.
Sequential make_model(const Experiment& experiment, const Shape& input_shape);

// Throws the Error that make_trainer() would throw because model and loss do not fit the data set,
// without reading any image.
void check_fit(const Experiment& experiment);

// Puts data, model and training together. An Error says which part does not
// fit. `threads`: see Trainer::set_threads().
Trainer make_trainer(const Experiment& experiment, const ImageSource& images,
                     const KernelTable& kernels, ThreadPool& threads = calling_thread());

// The same with the data already at hand.
Trainer make_trainer(const Experiment& experiment, std::shared_ptr<const Dataset> dataset,
                     const KernelTable& kernels, ThreadPool& threads = calling_thread());

std::shared_ptr<const Dataset> make_dataset(const Experiment& experiment,
                                            const ImageSource& images);

}  // namespace descent
