#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace descent {

// What a stream of random numbers is used for. Streams of one seed are independent of each other,
// so that, say, another batch size does not change the initial weights.
enum class RandomStream : std::uint64_t { data = 1, weights, shuffle, dropout };

// A seeded generator (xoshiro256**, Blackman & Vigna 2018; seeded by splitmix64) with its own
// distributions, because the standard library's differ between platforms.
class Random {
 public:
  explicit Random(std::uint64_t seed, RandomStream stream = RandomStream::data);

  std::uint64_t next();

  float uniform();                       // in [0, 1), a multiple of 2^-24
  float uniform(float low, float high);  // in [low, high)
  float normal();                        // mean 0, variance 1 (Marsaglia's polar method)
  float normal(float mean, float deviation);
  std::size_t below(std::size_t bound);  // 0 … bound-1, all equally likely; bound > 0

  // Fisher–Yates: every order equally likely.
  void shuffle(std::span<std::uint32_t> values);

  // Where the stream stands; one made from_state() goes on there. Nothing: no stream stands at 0.
  using State = std::array<std::uint64_t, 4>;
  const State& state() const { return state_; }
  static std::optional<Random> from_state(const State& state);

 private:
  State state_;
};

}  // namespace descent
