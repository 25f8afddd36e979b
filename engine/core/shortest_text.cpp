#include "engine/core/shortest_text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace descent {
namespace {

__extension__ using Bits128 = unsigned __int128;

// floor(log2(10^n)), floor(log10(2^n)) and floor(log10(3/4 2^n)) of every n that a double needs.
constexpr int log2_of_power_of_ten(int n) { return (n * 1741647) >> 19; }
constexpr int log10_of_power_of_two(int n) { return (n * 1262611) >> 22; }
constexpr int log10_of_three_quarters(int n) { return (n * 1262611 - 524031) >> 22; }

// The leading 128 bits of powers of ten, which are those of powers of five, and one more: what they
// are short of the whole is then never missing.
class PowersOfTen {
 public:
  PowersOfTen() {
    Limbs number{1};
    for (int n = 0; n <= largest; ++n) {
      at(n) = leading_bits(number) + 1;
      std::uint64_t carry = 0;
      for (std::uint32_t& limb : number) {
        carry += std::uint64_t{5} * limb;
        limb = static_cast<std::uint32_t>(carry);
        carry >>= 32;
      }
    }
    number = {};
    number.back() = 1u << 31;
    for (int n = -1; n >= smallest; --n) {
      std::uint64_t rest = 0;
      for (auto limb = number.rbegin(); limb != number.rend(); ++limb) {
        rest = rest << 32 | *limb;
        *limb = static_cast<std::uint32_t>(rest / 5);
        rest %= 5;
      }
      at(n) = leading_bits(number) + 1;
    }
  }

  Bits128 operator[](int n) const { return powers_[static_cast<std::size_t>(n - smallest)]; }

 private:
  using Limbs = std::array<std::uint32_t, 32>;  // the lowest first
  static constexpr int smallest = -292, largest = 324;

  Bits128& at(int n) { return powers_[static_cast<std::size_t>(n - smallest)]; }

  static Bits128 leading_bits(const Limbs& number) {
    const auto first =
        std::find_if(number.rbegin(), number.rend(), [](auto limb) { return limb != 0; });
    std::array<std::uint32_t, 5> limbs{};
    std::copy_n(first, std::min<std::ptrdiff_t>(5, number.rend() - first), limbs.begin());
    Bits128 bits = 0;
    for (int i = 0; i < 4; ++i) bits = bits << 32 | limbs[static_cast<std::size_t>(i)];
    const int shift = std::countl_zero(limbs[0]);
    return shift == 0 ? bits : bits << shift | limbs[4] >> (32 - shift);
  }

  std::array<Bits128, largest - smallest + 1> powers_;
};

// The upper 64 bits of the product, the last one set where others were lost.
std::uint64_t product(Bits128 power, std::uint64_t number) {
  const Bits128 low = static_cast<Bits128>(static_cast<std::uint64_t>(power)) * number;
  const Bits128 sum =
      static_cast<Bits128>(static_cast<std::uint64_t>(power >> 64)) * number + (low >> 64);
  return static_cast<std::uint64_t>(sum >> 64) | (static_cast<std::uint64_t>(sum) > 1);
}

struct Decimal {
  std::uint64_t digits;
  int exponent;  // digits * 10^exponent
};

// The shortest decimal number between the middles to the neighbours of significand * 2^exponent,
// the one closest to it: R. Giulietti's "The Schubfach way to render doubles". `narrow`: the
// neighbour below is only half as far as the one above.
Decimal shortest(std::uint64_t significand, int exponent, bool narrow) {
  static const PowersOfTen powers;
  const int k = narrow ? log10_of_three_quarters(exponent) : log10_of_power_of_two(exponent);
  const int shift = exponent + log2_of_power_of_ten(-k) + 1;
  const auto scaled = [&](std::uint64_t quarters) {
    return product(powers[-k], quarters << shift);
  };
  // In quarters of 10^k. An even number is what its middles are rounded to.
  const std::uint64_t odd = significand % 2;
  const std::uint64_t middle = scaled(4 * significand);
  const std::uint64_t lower = scaled(4 * significand - (narrow ? 1 : 2)) + odd;
  const std::uint64_t upper = scaled(4 * significand + 2) - odd;

  const std::uint64_t below = middle / 4;
  if (below >= 10) {
    const std::uint64_t tens = below / 10;
    const bool under = lower <= 40 * tens, over = 40 * tens + 40 <= upper;
    if (under != over) return {tens + over, k + 1};
  }
  const bool under = lower <= 4 * below, over = 4 * below + 4 <= upper;
  if (under != over) return {below + over, k};
  const std::uint64_t half = 4 * below + 2;
  return {below + (middle > half || (middle == half && below % 2 == 1)), k};
}

void append_exponent(std::string& out, int exponent) {
  out += exponent < 0 ? "e-" : "e+";
  const std::string text = std::to_string(std::abs(exponent));
  if (text.size() < 2) out += '0';
  out += text;
}

std::string whole_number(double number) {
  if (number < 0x1p63) return std::to_string(static_cast<std::uint64_t>(number));
  char text[32];
  std::snprintf(text, sizeof text, "%.0f", number);
  return text;
}

// The shorter of 1234.5 and 1.2345e+03, the former where they are as long.
void append_decimal(std::string& out, Decimal decimal, double exact) {
  while (decimal.digits % 10 == 0) {
    decimal.digits /= 10;
    ++decimal.exponent;
  }
  const std::string digits = std::to_string(decimal.digits);
  const int count = static_cast<int>(digits.size());
  const int point = count + decimal.exponent;  // how many digits are before it
  const int plain = point >= count ? point : point > 0 ? count + 1 : count + 2 - point;
  const int scientific = count + (count > 1) + (std::abs(point - 1) >= 100 ? 5 : 4);
  if (plain > scientific) {
    out += digits[0];
    if (count > 1) (out += '.').append(digits, 1);
    append_exponent(out, point - 1);
  } else if (decimal.exponent > 0) {  // its own digits, where zeros would do
    out += whole_number(exact);
  } else if (point <= 0) {
    out.append("0.").append(static_cast<std::size_t>(-point), '0') += digits;
  } else {
    out.append(digits, 0, static_cast<std::size_t>(point));
    if (point < count) (out += '.').append(digits, static_cast<std::size_t>(point));
  }
}

// `Bits`: the unsigned number of the same size.
template <typename Bits, int fraction_bits, int bias, typename Number>
void append(std::string& out, Number number) {
  if (std::signbit(number)) out += '-';
  if (!std::isfinite(number) || number == 0) {
    out += std::isnan(number) ? "nan" : number == 0 ? "0" : "inf";
    return;
  }
  const Bits bits = std::bit_cast<Bits>(std::abs(number));
  const Bits fraction = bits & ((Bits{1} << fraction_bits) - 1);
  const int exponent = static_cast<int>(bits >> fraction_bits);
  const Bits significand = exponent == 0 ? fraction : fraction | Bits{1} << fraction_bits;
  append_decimal(out,
                 shortest(significand, std::max(exponent, 1) - bias - fraction_bits,
                          fraction == 0 && exponent > 1),
                 static_cast<double>(std::abs(number)));
}

}  // namespace

void append_shortest(std::string& out, double number) {
  append<std::uint64_t, 52, 1023>(out, number);
}

void append_shortest(std::string& out, float number) {
  append<std::uint32_t, 23, 127>(out, number);
}

}  // namespace descent
