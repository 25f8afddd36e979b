#include "engine/training/slice_rows.hpp"

#include <algorithm>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

// A slice's multiply-adds forward; backward takes as many again once or twice. It must not depend
// on the machine, so that the sums come out the same everywhere.
constexpr std::uint64_t multiply_adds_per_slice = 24'000'000;

std::size_t rows_in_memory(std::uint64_t numbers, std::size_t most) {
  // A cache holds up to four numbers for each of these: 128 MB.
  constexpr std::uint64_t activations = 8'000'000;
  const std::uint64_t rows =
      std::min<std::uint64_t>(activations / std::max<std::uint64_t>(numbers, 1), most);
  return static_cast<std::size_t>(std::max<std::uint64_t>(rows, 1));
}

std::size_t slice_rows(const SampleWork& work, std::uint64_t multiply_adds, std::size_t most) {
  const std::uint64_t rows =
      std::min<std::uint64_t>(multiply_adds / std::max<std::uint64_t>(work.multiply_adds, 1),
                              rows_in_memory(work.activations, most));
  return static_cast<std::size_t>(std::max<std::uint64_t>(rows, 1));
}

}  // namespace

SampleWork sample_work(const Sequential& model) {
  return {model.multiply_adds(), model.activation_count(), model.across_samples()};
}

std::size_t rows_in_memory(const Sequential& model, std::size_t most) {
  return rows_in_memory(model.activation_count(), most);
}

std::size_t slice_rows(const Sequential& model, std::uint64_t multiply_adds, std::size_t most) {
  return slice_rows(sample_work(model), multiply_adds, most);
}

std::size_t training_rows(const SampleWork& work, std::size_t batch_size) {
  if (work.across_samples) return batch_size;
  const std::size_t most = slice_rows(work, multiply_adds_per_slice, batch_size);
  const std::size_t slices = (batch_size + most - 1) / most;
  return (batch_size + slices - 1) / slices;
}

std::size_t training_rows(const Sequential& model, std::size_t batch_size) {
  return training_rows(sample_work(model), batch_size);
}

void check_whole_batch(const Sequential& model, std::size_t batch_size) {
  if (!model.across_samples()) return;
  constexpr std::uint64_t activations = 16'000'000, work = 2'000'000'000;
  const std::uint64_t most = std::max<std::uint64_t>(
      std::min(activations / std::max<std::uint64_t>(model.activation_count(), 1),
               work / std::max<std::uint64_t>(model.multiply_adds(), 1)),
      1);
  if (batch_size <= most) return;
  const auto& layers = model.layers();
  const auto layer = std::find_if(layers.begin(), layers.end(),
                                  [](const Layer& one) { return layer_info(one).across_samples; });
  throw Error(
      tr("{0} looks at all samples of a batch together, and {1} of this network are too many at "
         "once: choose a batch_size of at most {2}.",
         layer_name(*layer), batch_size, most));
}

std::size_t evaluation_rows(const SampleWork& work, std::size_t samples) {
  return slice_rows(work, multiply_adds_per_slice, std::min<std::size_t>(samples, 256));
}

std::size_t evaluation_rows(const Sequential& model, std::size_t samples) {
  return evaluation_rows(sample_work(model), samples);
}

}  // namespace descent
