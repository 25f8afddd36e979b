#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/shape.hpp"
#include "engine/layers/layer.hpp"
#include "engine/optimizers/optimizer.hpp"

// What a stack of layers costs, told before a model is made of it: nothing is allocated, whatever
// it would take.
namespace descent {

struct LayerCost {
  Shape output;  // of a sample; empty from where the layers no longer fit together
  std::uint64_t parameters = 0;
  std::uint64_t trainable = 0;  // of these, what optimizers change
  // Of a sample's forward pass (layer.hpp).
  std::uint64_t multiply_adds = 0;
  // What training keeps of the layer for a whole batch: its parameters with their gradients, the
  // optimizer's slots and the copies to go back to, and its outputs with their gradients. More
  // filters or units never take less of it, though fewer samples may be worked on at once then.
  std::uint64_t bytes = 0;
};

struct ModelCosts {
  std::vector<LayerCost> layers;
  std::uint64_t parameters = 0, trainable = 0, multiply_adds = 0;
  std::uint64_t layer_bytes = 0;  // the layers' together
  // What training really takes: training_bytes(), but for what fills up cache lines. Of the batch
  // it holds as many samples at once as this says.
  std::uint64_t bytes = 0;
  std::size_t samples_at_once = 0;
  // Floating-point operations of training on one sample: Sequential::training_flop().
  std::uint64_t training_flop = 0;
  // Why the first layer that cannot follow cannot, and which it is; empty where all fit.
  std::string misfit;
  std::size_t misfit_at = 0;
};

// How the stack would be trained.
struct TrainedHow {
  Optimizer optimizer;
  std::size_t batch_size = 32, test_samples = 0, threads = 1;
};

ModelCosts model_costs(const Shape& input, const std::vector<Layer>& layers, const TrainedHow& how);

}  // namespace descent
