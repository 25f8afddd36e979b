#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/random.hpp"
#include "engine/core/thread_pool.hpp"
#include "engine/model/sequential.hpp"
#include "engine/training/batch.hpp"

namespace descent {

// What one thread needs for its share of a batch, and what it came to.
struct Share {
  Batch batch;
  Cache cache;
  Random dropout_random;
  const float* output = nullptr;  // of batch.rows rows, in the cache
  double loss = 0;                // sum over these rows
};

// Into how many shares a batch is cut for so many threads: no more than are worth the threads'
// waiting for each other. It depends on nothing but its arguments, because the numbers that come
// out depend on it: gradients are added up share by share, in their order.
std::size_t share_count(const Sequential& model, std::size_t batch_size, std::size_t threads);

// How many threads test `rows` rows each.
std::size_t evaluation_parts(const Sequential& model, std::size_t rows, std::size_t threads);

// The first row of a share of `rows` rows; that of the share after the last one is `rows`.
std::size_t share_begin(std::size_t rows, std::size_t share, std::size_t shares);

// The rows of the largest share.
std::size_t share_rows(std::size_t batch_size, std::size_t shares);

// `count` shares for up to `rows` rows each. Dropout's generators come from the seed.
std::vector<Share> make_shares(const Sequential& model, std::size_t count, std::size_t rows,
                               Mode mode, std::uint64_t seed);

// The pool that works on nothing but the calling thread.
ThreadPool& calling_thread();

}  // namespace descent
