#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "engine/core/error.hpp"
#include "engine/formats/array_file.hpp"

namespace descent {

// The numbers of an array that are none for weights: how many of which kind, and the first of each.
class UnusableNumbers {
 public:
  // In the file's order.
  void look_at(const ArrayInfo& info, std::size_t place, double number);
  bool empty() const;
  // "NaN: 3 of 512 numbers, the first at [3, 17]; infinite: 1 of 512 numbers, at [4, 0]"
  std::string text(const ArrayInfo& info) const;

 private:
  struct Found {
    std::size_t count = 0, first = 0;
  };
  std::array<Found, 4> found_;  // a kind each
};

// An array that has such numbers.
class UnusableArray : public Error {
 public:
  UnusableArray(const ArrayInfo& info, const UnusableNumbers& numbers);
  // What is wrong with it, for where its name stands beside it.
  const std::string& reason() const { return reason_; }

 private:
  std::string reason_;
};

}  // namespace descent
