#include "engine/inspect/sampled_loss.hpp"

#include <algorithm>
#include <cstdint>

#include "engine/training/slice_rows.hpp"
#include "engine/training/targets.hpp"

namespace descent {
namespace {

constexpr std::size_t most_samples = 512, fewest_samples = 32;
constexpr std::uint64_t most_work = 8'000'000;  // multiply-adds: a few milliseconds
constexpr std::uint64_t work_of_number = 16;    // that a layer puts out: its activation, about

TargetCode code_of(const Sequential& model, const Dataset& dataset, Loss loss) {
  return target_code(dataset, loss, model.output_size(), layer_activation(model.layers().back()));
}

}  // namespace

std::size_t samples_in_time(const Sequential& model, std::size_t available) {
  const std::uint64_t work = model.multiply_adds() + work_of_number * model.activation_count() + 1;
  const std::uint64_t in_time = std::min<std::uint64_t>(most_work / work, most_samples);
  if (in_time < std::min<std::size_t>(fewest_samples, available)) return 0;
  return std::min(static_cast<std::size_t>(in_time), available);
}

SampledLoss::SampledLoss(const Sequential& model, const Dataset& dataset, Loss loss,
                         std::size_t samples)
    : loss_(loss),
      slice_rows_(evaluation_rows(model, samples)),
      cache_(model.make_cache(slice_rows_, Mode::inference)),
      sums_(dataset.classes, model.output_size(), code_of(model, dataset, loss).threshold),
      gradient_(slice_rows_ * model.output_size()) {
  const TargetCode code = code_of(model, dataset, loss);
  target_width_ = code.width;
  std::vector<std::uint32_t> indices(samples);
  for (std::size_t i = 0; i < samples; ++i) {
    indices[i] = static_cast<std::uint32_t>(i * dataset.train.count() / samples);
  }
  fill_batch(batch_, dataset.train, dataset.classes > 0, code, indices, calling_thread());
}

MeasuredLoss SampledLoss::at(const Sequential& model, const KernelTable& kernels) {
  const std::size_t outputs = model.output_size(), inputs = batch_.inputs.size() / batch_.rows;
  sums_.clear();
  for (std::size_t first = 0; first < batch_.rows; first += slice_rows_) {
    const std::size_t rows = std::min(slice_rows_, batch_.rows - first);
    const float* input = batch_.inputs.data() + first * inputs;
    const float* targets = batch_.targets.data() + first * target_width_;
    const float* labels = batch_.labels.empty() ? nullptr : batch_.labels.data() + first;
    const float* output = model.predict(kernels, input, rows, cache_);
    const double loss =
        loss_and_gradient(loss_, kernels, rows, outputs, model.loss_input(loss_, cache_, input),
                          targets, rows, gradient_.data());
    sums_.add(rows, output, targets, labels, loss);
  }
  MeasuredLoss measured;
  measured.penalty = model.penalty(kernels);
  measured.scores = sums_.scores(measured.penalty);
  return measured;
}

}  // namespace descent
