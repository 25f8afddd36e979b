#pragma once

#include <cstddef>
#include <memory>

#include "engine/model/sequential.hpp"

namespace descent {

// Hands out copies of a model that is being trained, for others to look at while it goes on: nobody
// changes them any more, and any thread may hold them. The memory of those that are given back is
// used again, so that publishing over and over takes none.
class ModelPool {
 public:
  // So many that were given back are kept for the next ones.
  static constexpr std::size_t most_spare = 3;

  ModelPool();
  // The model as it is now.
  std::shared_ptr<const Sequential> publish(const Sequential& model);

 private:
  struct Spare;
  std::shared_ptr<Spare> spare_;  // shared with what is handed out, which may live longer
};

}  // namespace descent
