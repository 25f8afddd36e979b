#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/model/sequential.hpp"

namespace descent {

// Rows whose outputs of all layers fit into a memory of a common size: from 1 to `most`.
std::size_t rows_in_memory(const Sequential& model, std::size_t most);

// What a sample costs a model.
struct SampleWork {
  std::uint64_t multiply_adds = 0, activations = 0;  // see Sequential
  bool across_samples = false;
};
SampleWork sample_work(const Sequential& model);

// Rows that are worked on in one go: as many as `multiply_adds` of forward work allow, from 1 to
// `most`, and no more than rows_in_memory(). It depends on nothing but its arguments, so the sums
// come out the same everywhere.
std::size_t slice_rows(const Sequential& model, std::uint64_t multiply_adds, std::size_t most);

// Rows of a batch that are trained on in one go: some 5 ms of work for one thread with 128-bit
// vectors, less than half a frame, and all slices about alike.
// A batch that layers look at as a whole is not cut.
std::size_t training_rows(const Sequential& model, std::size_t batch_size);
std::size_t training_rows(const SampleWork& work, std::size_t batch_size);

// An Error where layers look at all samples of a batch together and so many would take too much
// memory or time at once.
void check_whole_batch(const Sequential& model, std::size_t batch_size);

// Rows of `samples` that are tested in one go: as much work, and at most 256.
std::size_t evaluation_rows(const Sequential& model, std::size_t samples);
std::size_t evaluation_rows(const SampleWork& work, std::size_t samples);

}  // namespace descent
