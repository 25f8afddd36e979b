#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace descent {

// One piece of memory for many arrays of floats: planned first, taken in one go, never resized.
// Every array begins on a cache line. It may be moved (the arrays stay where they are), not copied.
class Arena {
 public:
  // How many floats an array of `count` takes up: whole cache lines.
  static std::size_t padded(std::size_t count);

  // Plans an array; `place` becomes it at allocate(), and has to stay where it is until then.
  void plan(std::span<float>& place, std::size_t count);
  // Takes the memory, all zero, and sets every planned place. Once.
  void allocate();

  std::size_t size() const { return size_; }  // floats, planned or taken

 private:
  struct Planned {
    std::span<float>* place;
    std::size_t begin, count;
  };
  struct Free {
    void operator()(float* memory) const;
  };
  std::vector<Planned> planned_;
  std::size_t size_ = 0;
  std::unique_ptr<float[], Free> memory_;
};

}  // namespace descent
