#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/data/dataset.hpp"
#include "web/app/state/drawn_digits.hpp"

namespace descent {

// Where one image set stands between "this site has none" and "ready".
struct ImageSetStatus {
  enum class State { absent, available, loading, ready, failed };
  std::string name;   // "mnist", "fashion_mnist", "synthetic_digits"
  std::string title;  // "MNIST"
  State state = State::absent;
  double progress = 0;  // 0 … 1 while loading
  double download_megabytes = 0;
  std::string message = {};                          // failed: what went wrong and what to do
  std::shared_ptr<const Dataset> dataset = nullptr;  // ready
  DrawnDigits drawn = {};  // of the synthetic digits: which ones `dataset` has or will have
};

}  // namespace descent
