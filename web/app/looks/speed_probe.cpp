#include "web/app/looks/speed_probe.hpp"

#include <algorithm>
#include <variant>

#include "engine/inspect/model_costs.hpp"

namespace descent {
namespace {

// Multiply-adds of a step, forwards and back: of a large network a few images tell its speed as
// well as a whole batch, which may take half a minute.
constexpr std::uint64_t most_work_of_probe = 2'000'000'000;

std::size_t affordable_batch(const ModelCosts& costs, std::size_t batch) {
  const std::uint64_t work = 3 * std::max<std::uint64_t>(costs.multiply_adds, 1);
  const std::uint64_t images = std::max<std::uint64_t>(most_work_of_probe / work, 1);
  return static_cast<std::size_t>(std::min<std::uint64_t>(batch, images));
}

std::size_t* width_of(Layer& layer) {
  if (auto* dense = std::get_if<Dense>(&layer)) return &dense->units;
  if (auto* conv = std::get_if<Conv2D>(&layer)) return &conv->filters;
  return nullptr;
}

// The costliest layer before the output that can be halved; null: none.
std::size_t* width_to_halve(std::vector<Layer>& layers, const ModelCosts& costs) {
  std::size_t* widest = nullptr;
  std::uint64_t most = 0;
  const auto last = std::find_if(layers.rbegin(), layers.rend(),
                                 [](Layer& layer) { return width_of(layer) != nullptr; });
  for (std::size_t i = 0; i < layers.size(); ++i) {
    std::size_t* width = width_of(layers[i]);
    if (!width || *width < 2 || &layers[i] == &*last || costs.layers[i].bytes <= most) continue;
    most = costs.layers[i].bytes;
    widest = width;
  }
  return widest;
}

}  // namespace

std::optional<SpeedProbe> speed_probe(const Experiment& experiment, const Shape& input,
                                      std::size_t threads, std::uint64_t most_bytes) {
  SpeedProbe probe{experiment};
  const TrainingSettings& training = experiment.training;
  std::size_t& batch = probe.experiment.training.batch_size;
  const auto costs_now = [&] {
    return model_costs(input, probe.experiment.model,
                       {training.optimizer, std::max(batch, probe.shared_batch), 0, threads});
  };
  ModelCosts costs = costs_now();
  if (!costs.misfit.empty() || costs.layers.empty()) return std::nullopt;
  const auto whole = static_cast<double>(costs.training_flop);
  for (;;) {
    batch = affordable_batch(costs, training.batch_size);
    probe.shared_batch = std::min(training.batch_size, std::max(batch, threads));
    costs = costs_now();
    if (costs.bytes <= most_bytes) break;
    std::size_t* width = width_to_halve(probe.experiment.model, costs);
    if (!width) return std::nullopt;
    *width /= 2;
    costs = costs_now();
  }
  if (whole > 0) probe.share = static_cast<double>(costs.training_flop) / whole;
  return probe;
}

}  // namespace descent
