#include "engine/training/share.hpp"

#include <algorithm>

namespace descent {
namespace {

// Forward. With the way back that is some 20 µs with 128-bit vectors, several times what it takes
// to hand work over and to wait for it.
constexpr std::uint64_t multiply_adds_per_share = 150'000;
// Fewer rows leave the matrix products little to reuse.
constexpr std::size_t rows_per_share = 4;

}  // namespace

std::size_t share_count(const Sequential& model, std::size_t batch_size, std::size_t threads) {
  const std::uint64_t work = model.multiply_adds() * batch_size;
  const std::uint64_t most = std::min<std::uint64_t>(
      {threads, work / multiply_adds_per_share, batch_size / rows_per_share});
  return std::max<std::size_t>(static_cast<std::size_t>(most), 1);
}

std::size_t evaluation_parts(const Sequential& model, std::size_t rows, std::size_t threads) {
  return share_count(model, rows * threads, threads);
}

std::size_t share_begin(std::size_t rows, std::size_t share, std::size_t shares) {
  return rows * share / shares;
}

std::size_t share_rows(std::size_t batch_size, std::size_t shares) {
  return (batch_size + shares - 1) / shares;
}

std::vector<Share> make_shares(const Sequential& model, std::size_t count, std::size_t rows,
                               Mode mode, std::uint64_t seed) {
  std::vector<Share> shares;
  for (std::size_t i = 0; i < count; ++i) {
    // A generator of its own for each, whatever the threads do first.
    constexpr std::uint64_t golden_ratio = 0x9e3779b97f4a7c15u;
    const Random random(seed + i * golden_ratio, RandomStream::dropout);
    shares.push_back({{}, model.make_cache(rows, mode), random});
  }
  return shares;
}

ThreadPool& calling_thread() {
  static ThreadPool alone(1);
  return alone;
}

}  // namespace descent
