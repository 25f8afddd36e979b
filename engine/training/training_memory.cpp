#include "engine/training/training_memory.hpp"

#include "engine/training/augmented_samples.hpp"
#include "engine/training/slice_rows.hpp"

namespace descent {

std::uint64_t training_bytes(const Sequential& model, const Optimizer& optimizer,
                             std::size_t batch_size, std::size_t test_samples,
                             std::size_t threads) {
  const std::uint64_t number = sizeof(float);
  const std::uint64_t inputs = element_count(model.input_shape()), outputs = model.output_size();
  const std::size_t rows = training_rows(model, batch_size);
  const std::size_t tested = evaluation_rows(model, test_samples);
  return number * model.parameter_count() * (3 + slots_per_parameter(optimizer)) +
         model.cache_bytes(rows, Mode::training, threads) + number * rows * (inputs + outputs + 1) +
         augmented_bytes(model, rows) + model.cache_bytes(tested, Mode::inference, threads) +
         number * tested * (inputs + 2 * outputs + 2);
}

}  // namespace descent
