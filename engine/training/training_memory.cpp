#include "engine/training/training_memory.hpp"

#include "engine/training/share.hpp"
#include "engine/training/slice_rows.hpp"

namespace descent {

std::uint64_t training_bytes(const Sequential& model, const Optimizer& optimizer,
                             std::size_t batch_size, std::size_t test_samples,
                             std::size_t threads) {
  const std::uint64_t number = sizeof(float);
  const std::uint64_t inputs = element_count(model.input_shape()), outputs = model.output_size();
  const std::size_t shares = share_count(model, batch_size, threads);
  const std::size_t rows = training_rows(model, share_rows(batch_size, shares));
  const std::size_t test_rows = evaluation_rows(model, test_samples);
  const std::size_t parts = evaluation_parts(model, test_rows, threads);
  return number * model.parameter_count() * (2 + slots_per_parameter(optimizer)) +
         shares *
             (model.cache_bytes(rows, Mode::training) + number * rows * (inputs + outputs + 1)) +
         parts * (model.cache_bytes(test_rows, Mode::inference) +
                  number * test_rows * (inputs + 2 * outputs + 2));
}

}  // namespace descent
