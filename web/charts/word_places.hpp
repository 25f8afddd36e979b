#pragma once

#include <vector>

#include "web/ui/rect.hpp"

namespace descent {

// Where words of a picture stand already, so that none are written over others.
class WordPlaces {
 public:
  // Whether nothing stands there; then it is taken.
  bool take(const Rect& place) {
    for (const Rect& other : taken_) {
      if (place.min.x < other.max.x && other.min.x < place.max.x && place.min.y < other.max.y &&
          other.min.y < place.max.y) {
        return false;
      }
    }
    taken_.push_back(place);
    return true;
  }

 private:
  std::vector<Rect> taken_;
};

}  // namespace descent
