#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/data/dataset.hpp"
#include "engine/inspect/step_apart_numbers.hpp"
#include "engine/kernels/kernels.hpp"
#include "engine/model/sequential.hpp"
#include "engine/optimizers/optimizer.hpp"
#include "engine/training/moment.hpp"
#include "engine/training/training_settings.hpp"

namespace descent {

// One step of a training, taken apart: what its batch, its way forward and back and its optimizer
// come to. What belongs to the training itself (samples, masks, gradients, weights, slots) is the
// trainer's own, bit for bit; what is told of each sample is computed in double from these weights,
// so that the engine's floats differ from it by their rounding alone, some 1e-6 of the numbers that
// are added up. Only where a unit's z is 0 to that rounding may a relu's slope be another one.
struct StepApart {
  MomentPlace place;  // the step is the one behind it
  std::size_t steps_per_epoch = 1;
  // The training had come to its end; this is the step that it goes on with if it is continued.
  bool beyond_the_end = false;

  Loss loss = Loss::mean_squared_error;
  Optimizer optimizer;   // with the learning rate of this step
  StepClock clock;       // with this step counted
  bool classes = false;  // whether `labels` are told

  // The batch, in its order: indices into Dataset::train, and class numbers.
  std::vector<std::uint32_t> samples;
  std::vector<float> labels;
  BatchInDouble batch;

  std::vector<LayerApart> layers;  // one for each of the model's
  std::vector<double> losses;      // of each sample
  double mean_loss = 0;            // of these
  double penalty = 0;              // of the regularizers, beside it

  // Not null. The weights before and after.
  std::shared_ptr<const Sequential> before, after;
  // The gradients that the optimizer reads: of the mean loss and the penalty together, zeros of
  // what is frozen. In the form of the model's parameters.
  Parameters gradients;
  // The optimizer's slots, an array for each tensor that is trained, in the order of the
  // parameters; before its first step they are as it makes them.
  OptimizerState slots_before, slots_after;

  std::size_t rows() const { return samples.size(); }
};

// One number among a model's parameters, as Trainer::set_parameter() has it.
struct ParameterPlace {
  std::size_t layer = 0;
  bool bias = false;
  std::size_t index = 0;  // of a kernel input · units + unit
  bool operator==(const ParameterPlace&) const = default;
};

// Why the steps of such a network cannot be taken apart, in a sentence; empty where they can. Its
// layers are Dense, Activation, Dropout and Flatten, and a batch has no more numbers than can be
// looked at.
std::string why_not_apart(const Sequential& model, std::size_t batch_size);

// The step behind that moment. `model` and `settings` are what a trainer is made with that goes to
// the moment (Trainer::go_to()): those of the training as they are now, or the moment's own. An
// epoch whose steps are all done but which is not tested yet is tested first, as its callbacks may
// change the weights and the rate. The kernels are those of the training. Takes as long as a step
// in double, and the epoch's test where one is due; throws an Error for why_not_apart(), for a
// moment that does not belong to these, and where the numbers are no longer finite.
StepApart step_apart(const Moment& moment, std::shared_ptr<const Dataset> dataset,
                     const Sequential& model, const TrainingSettings& settings,
                     const KernelTable& kernels);

// An Error where the model has no such number. The others below take a place that it has.
void check_place(const StepApart& step, const ParameterPlace& place);

// What goes into a layer: a row of its inputs for each sample.
std::span<const double> input_of(const StepApart& step, std::size_t layer);

// A sample's part of the mean gradient: δ · input / rows, of a bias δ / rows.
double contribution(const StepApart& step, const ParameterPlace& place, std::size_t row);
// These of all samples added up; and the regularizer's part, which comes on top of them.
double mean_gradient(const StepApart& step, const ParameterPlace& place);
double penalty_gradient(const StepApart& step, const ParameterPlace& place);

// The gradient once more, from two losses: (L(w + h) − L(w − h)) / 2h, of the mean loss and the
// penalty, in double, with the batch's own dropout masks.
struct GradientCheck {
  double weight = 0, h = 0;
  double loss_above = 0, loss_below = 0;
  double numeric = 0;   // from these two
  double analytic = 0;  // mean_gradient() + penalty_gradient()
  // Between the two there is a kink (of relu, leaky_relu, an absolute error or |w|), so that they
  // need not agree.
  bool crosses_kink = false;
};
// h: 0 means 1e-5 · max(1, |w|), where what is cut off and what is rounded are about as large.
GradientCheck check_gradient(const StepApart& step, const ParameterPlace& place, double h = 0);

}  // namespace descent
