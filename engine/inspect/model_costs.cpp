#include "engine/inspect/model_costs.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/training/slice_rows.hpp"

namespace descent {
namespace {

bool has_kernel(const ParameterList& list) {
  return std::any_of(list.begin(), list.end(),
                     [](const ParameterSpec& one) { return one.name == "kernel"; });
}

std::uint64_t trainable_count(const ParameterList& list) {
  std::uint64_t count = 0;
  for (const ParameterSpec& one : list) {
    if (one.trainable) count += element_count(one.shape);
  }
  return count;
}

// A layer as its memory depends on it.
struct Fitted {
  const Layer* layer;
  Shape input;
  std::uint64_t parameters, trainable;
};

// Of a layer's outputs, what a pass leaves for the next.
std::uint64_t output_numbers(const KeptArrays& kept, const Shape& output, std::size_t rows,
                             bool gradient) {
  const std::uint64_t each = std::uint64_t{kept.output} + kept.pre_activation + gradient;
  return each * rows * element_count(output);
}

std::uint64_t kept_numbers(const Fitted& one, const Shape& output, const CacheRequest& request,
                           bool gradient) {
  const KeptArrays kept = kept_arrays(*one.layer, request);
  std::uint64_t numbers = output_numbers(kept, output, request.rows, gradient);
  for (const std::size_t own : kept.own) numbers += own;
  return numbers;
}

// As far as the layers fit together.
std::vector<Fitted> fit(const Shape& input, const std::vector<Layer>& layers, ModelCosts& costs) {
  std::vector<Fitted> fitted;
  Shape shape = input;
  for (const Layer& layer : layers) {
    LayerCost& cost = costs.layers[fitted.size()];
    try {
      cost.output = output_shape(layer, shape);
    } catch (const Error& error) {
      costs.misfit = error.what();
      costs.misfit_at = fitted.size();
      break;
    }
    const ParameterList list = parameter_list(layer, shape);
    cost.parameters = parameter_count(list);
    cost.multiply_adds = multiply_adds(layer, shape);
    cost.trainable = trainable_count(list);
    const bool passed_back = std::any_of(fitted.begin(), fitted.end(),
                                         [](const Fitted& one) { return one.trainable > 0; });
    if (has_kernel(list)) {
      const std::uint64_t backward = (cost.trainable > 0 ? 1 : 0) + (passed_back ? 1 : 0);
      costs.training_flop += 2 * (1 + backward) * cost.multiply_adds;
    }
    fitted.push_back({&layer, shape, cost.parameters, cost.trainable});
    shape = cost.output;
  }
  return fitted;
}

}  // namespace

ModelCosts model_costs(const Shape& input, const std::vector<Layer>& layers,
                       const TrainedHow& how) {
  ModelCosts costs;
  costs.layers.resize(layers.size());
  const std::vector<Fitted> fitted = fit(input, layers, costs);
  SampleWork work;
  for (std::size_t i = 0; i < fitted.size(); ++i) {
    costs.parameters += costs.layers[i].parameters;
    costs.trainable += costs.layers[i].trainable;
    costs.multiply_adds += costs.layers[i].multiply_adds;
    work.activations += element_count(costs.layers[i].output);
    work.across_samples |= layer_info(layers[i]).across_samples;
  }
  work.multiply_adds = costs.multiply_adds;
  const std::size_t rows = training_rows(work, how.batch_size);
  const std::size_t tested = evaluation_rows(work, how.test_samples);
  const std::uint64_t for_each_parameter = 3 + slots_per_parameter(how.optimizer);
  bool gradient = false;  // from the first layer that learns on
  for (std::size_t i = 0; i < fitted.size(); ++i) {
    const Fitted& one = fitted[i];
    const bool last = i + 1 == layers.size();
    gradient |= one.trainable > 0 || last;
    const Shape& output = costs.layers[i].output;
    const CacheRequest at_once{Mode::training, last, rows, how.threads, one.input};
    const CacheRequest tests{Mode::inference, last, tested, how.threads, one.input};
    const std::uint64_t of_parameters = one.parameters * for_each_parameter + one.trainable;
    const std::uint64_t of_batch =
        output_numbers(kept_arrays(*one.layer, at_once), output, how.batch_size, gradient);
    costs.layers[i].bytes = sizeof(float) * (of_parameters + of_batch);
    costs.layer_bytes += costs.layers[i].bytes;
    costs.bytes += sizeof(float) * (of_parameters + kept_numbers(one, output, at_once, gradient) +
                                    kept_numbers(one, output, tests, false));
  }
  costs.samples_at_once = rows;
  const std::uint64_t inputs = element_count(input);
  const bool whole = !layers.empty() && fitted.size() == layers.size();
  const std::uint64_t outputs = whole ? element_count(costs.layers.back().output) : 0;
  costs.bytes +=
      sizeof(float) * (rows * (inputs + outputs + 1) + tested * (inputs + 2 * outputs + 2));
  return costs;
}

}  // namespace descent
