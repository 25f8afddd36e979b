#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/data/data_settings.hpp"
#include "engine/data/dataset.hpp"
#include "web/app/state/drawn_digits.hpp"

namespace descent {

// Where one image set stands between "this site has none" and "ready".
struct ImageSetStatus {
  enum class State { absent, available, loading, ready, failed };
  std::string name;   // "mnist", "fashion_mnist", "synthetic_digits"
  std::string title;  // "MNIST"
  State state = State::absent;
  double progress = 0;            // 0 … 1 while loading
  double download_megabytes = 0;  // of the whole set
  // The first training images, where the site has them by themselves, and all test images: a
  // smaller download for experiments that need no more. 0 where it has not.
  struct Beginning {
    std::size_t train_images = 0;
    double megabytes = 0;
  };
  Beginning beginning = {};
  // Of the download under way: whether it is only the beginning, and how large; 0 where none is.
  bool asks_beginning = false;
  double coming_megabytes = 0;
  std::string message = {};                          // failed: what went wrong and what to do
  std::shared_ptr<const Dataset> dataset = nullptr;  // ready, or its beginning
  bool is_whole = false;                             // `dataset` is not only the beginning
  DrawnDigits drawn = {};  // of the synthetic digits: which ones `dataset` has or will have

  // The beginning holds all that an experiment with these data reads.
  bool beginning_is_enough(const DataSettings& data) const {
    return data.train_limit > 0 && data.train_limit <= beginning.train_images;
  }
  bool has_images_for(const DataSettings& data) const {
    return dataset && (is_whole || beginning_is_enough(data));
  }
};

}  // namespace descent
