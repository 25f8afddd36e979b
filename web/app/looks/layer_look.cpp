#include "web/app/looks/layer_look.hpp"

#include <algorithm>

namespace descent {
namespace {

constexpr std::uint64_t most_work = 5'000'000;  // multiply-adds of a look
constexpr std::size_t most_samples = 256, least_samples = 32;
constexpr std::uint64_t work_of_activation = 16;  // about, in multiply-adds

}  // namespace

std::size_t samples_to_look_at(const Sequential& model) {
  // Forward, and for both gradients of a layer.
  const std::uint64_t work =
      3 * model.multiply_adds() + work_of_activation * model.activation_count() + 1;
  const auto samples =
      static_cast<std::size_t>(std::min<std::uint64_t>(most_work / work, most_samples));
  return samples < least_samples ? 0 : samples;
}

bool LayerLook::update(const RunView& run, double now, double pause) {
  const bool another = !looked_ || network_ != run.network();
  if (!another && version_ == run.version()) return false;
  if (!another && run.playing() && now - looked_at_ < pause) return false;
  looked_ = true;
  looked_at_ = now;
  network_ = run.network();
  version_ = run.version();
  statistics_ = {};
  too_large_ = false;
  if (!run.ready()) return true;
  const Sequential& model = *run.snapshot().model;
  const Dataset& dataset = run.dataset();
  const std::size_t samples = samples_to_look_at(model);
  too_large_ = samples == 0;
  if (too_large_) return true;
  const Loss loss = run.experiment().training.loss;
  const TargetCode code =
      target_code(dataset, loss, model.output_size(), layer_activation(model.layers().back()));
  statistics_ =
      layer_statistics(model, run.kernels(), dataset.train, dataset.classes, loss, code, samples);
  return true;
}

}  // namespace descent
