#pragma once

#include <memory>
#include <vector>

#include "engine/kernels/kernels.hpp"

namespace descent {

// Measures what one thread can do at most with a table's arithmetic (the kernel `peak`), in slices
// of about 4 ms, so that the page goes on in between, and about 50 ms in all.
class PeakProbe {
 public:
  explicit PeakProbe(const KernelTable& kernels);
  ~PeakProbe();

  bool done() const;
  // One slice.
  void advance();
  // Of one thread; 0 until it is done.
  double flop_per_second() const { return flop_per_second_; }

 private:
  struct Operands;

  const KernelTable& kernels_;
  std::unique_ptr<Operands> operands_;  // until it is done
  std::vector<double> rates_;           // of the slices
  double flop_per_second_ = 0;
};

}  // namespace descent
