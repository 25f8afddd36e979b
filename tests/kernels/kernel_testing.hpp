#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <catch2/catch_get_random_seed.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "engine/core/random.hpp"
#include "engine/kernels/kernels.hpp"

// What the kernels' tests share. Every test runs on every table of kernel_tables() and compares
// with `reference`. The random data's seed is the one that Catch2 prints and takes (--rng-seed).
namespace descent::testing {

inline constexpr float epsilon = 0x1p-23f;  // from 1 to the next float; rounding errs by half of it
inline constexpr float smallest_normal = std::numeric_limits<float>::min();
inline constexpr float infinity = std::numeric_limits<float>::infinity();
inline constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

// Around the lanes' and the sums' boundaries.
inline std::vector<std::size_t> interesting_sizes() {
  std::vector<std::size_t> sizes;
  for (std::size_t size = 0; size <= 33; ++size) sizes.push_back(size);
  for (const std::size_t size : {63, 64, 65, 255, 256, 257, 259, 1000}) sizes.push_back(size);
  return sizes;
}

inline Random test_random() { return Random(Catch::getSeed()); }

inline std::vector<float> random_values(Random& random, std::size_t count, float low = -4,
                                        float high = 4) {
  std::vector<float> values(count);
  for (float& value : values) value = random.uniform(low, high);
  return values;
}

// What arithmetic treats specially, and the edges of exp.
inline std::vector<float> special_values() {
  return {infinity, -infinity, not_a_number, 0.0f,   -0.0f,   1e-40f, -1e-40f, smallest_normal,
          1e-8f,    -1e-8f,    30.0f,        -30.0f, 88.0f,   -87.0f, -87.4f,  -89.0f,
          -104.0f,  104.0f,    1e30f,        -1e30f, 3.4e38f, 1.0f,   -1.0f,   9.1f};
}

// Random values with special ones here and there.
inline std::vector<float> values_with_specials(Random& random, std::size_t count) {
  std::vector<float> values = random_values(random, count);
  const std::vector<float> specials = special_values();
  for (float& value : values) {
    if (random.below(3) == 0) value = specials[random.below(specials.size())];
  }
  return values;
}

// An array at `offset` floats from an address that suits vectors, with a marked zone on either side
// that a kernel must not write to.
class GuardedArray {
 public:
  GuardedArray(const std::vector<float>& values, std::size_t offset)
      : size_(values.size()), start_(zone + offset), memory_(start_ + size_ + zone, mark()) {
    std::copy(values.begin(), values.end(), data());
  }

  float* data() { return memory_.data() + start_; }
  std::vector<float> values() const {
    return {memory_.begin() + static_cast<std::ptrdiff_t>(start_),
            memory_.begin() + static_cast<std::ptrdiff_t>(start_ + size_)};
  }
  bool guards_intact() const {
    for (std::size_t i = 0; i < memory_.size(); ++i) {
      const bool inside = i >= start_ && i < start_ + size_;
      if (!inside && std::bit_cast<std::uint32_t>(memory_[i]) != mark_bits) return false;
    }
    return true;
  }

 private:
  static constexpr std::size_t zone = 16;
  static constexpr std::uint32_t mark_bits = 0x7f5a5a5a;  // a large number: no NaN, nothing rare
  static float mark() { return std::bit_cast<float>(mark_bits); }

  std::size_t size_, start_;
  std::vector<float> memory_;
};

// Both NaN, or the same infinity, or within the tolerance.
inline bool agree(double actual, double expected, double tolerance) {
  if (std::isnan(expected)) return std::isnan(actual);
  if (std::isinf(expected)) return actual == expected;
  return std::abs(actual - expected) <= tolerance;
}

// Relative tolerance with the smallest normal number as the least absolute one: kernels may take
// subnormal results for 0. Fails with the first element that is off.
inline void check_agreement(const std::vector<float>& actual, const std::vector<float>& expected,
                            double relative) {
  REQUIRE(actual.size() == expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    const double tolerance =
        relative * std::abs(static_cast<double>(expected[i])) + 2 * smallest_normal;
    if (agree(actual[i], expected[i], tolerance)) continue;
    INFO("element " << i << ", tolerance " << tolerance);
    REQUIRE(actual[i] == expected[i]);
  }
}

inline bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](float x, float y) {
    return std::bit_cast<std::uint32_t>(x) == std::bit_cast<std::uint32_t>(y) ||
           (std::isnan(x) && std::isnan(y));
  });
}

// Calls test(table, size, offset) for all tables, sizes and a few misalignments.
template <typename Test>
void for_each_table_and_size(Test&& test) {
  for (const KernelTable* table : kernel_tables()) {
    for (const std::size_t size : interesting_sizes()) {
      for (const std::size_t offset : {0, 1, 3}) {
        INFO(table->name << ", " << size << " elements, offset " << offset);
        test(*table, size, offset);
      }
    }
  }
}

inline const KernelTable& reference() { return kernel_table("reference"); }

}  // namespace descent::testing
