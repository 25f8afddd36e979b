#include "engine/core/random.hpp"

#include <bit>
#include <cmath>
#include <utility>

#include "engine/core/portable_math.hpp"

namespace descent {
namespace {

std::uint64_t splitmix64(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15u;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed, RandomStream stream) {
  // The stream is mixed in after the seed has been scrambled once: seed 1 of stream 2 and seed 2
  // of stream 1 have nothing in common.
  std::uint64_t mixer = splitmix64(seed) + static_cast<std::uint64_t>(stream);
  for (std::uint64_t& word : state_) word = splitmix64(mixer);
}

std::optional<Random> Random::from_state(const State& state) {
  if (state == State{}) return std::nullopt;
  Random random(0);
  random.state_ = state;
  return random;
}

std::uint64_t Random::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

float Random::uniform() { return static_cast<float>(next() >> 40) * 0x1p-24f; }

float Random::uniform(float low, float high) { return low + (high - low) * uniform(); }

float Random::normal() {
  for (;;) {
    const float u = 2 * uniform() - 1;
    const float v = 2 * uniform() - 1;
    const float square = u * u + v * v;
    if (square >= 1 || square == 0) continue;
    return u * std::sqrt(-2 * portable_log(square) / square);
  }
}

float Random::normal(float mean, float deviation) { return mean + deviation * normal(); }

std::size_t Random::below(std::size_t bound) {
  // Rejecting the incomplete last run of `bound` keeps all values equally likely.
  const std::uint64_t limit = ~std::uint64_t{0} - ~std::uint64_t{0} % bound;
  std::uint64_t value = next();
  while (value >= limit) value = next();
  return static_cast<std::size_t>(value % bound);
}

void Random::shuffle(std::span<std::uint32_t> values) {
  for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
}

}  // namespace descent
