#pragma once

#include <memory>
#include <string>

#include "engine/data/dataset.hpp"
#include "web/app/looks/performance.hpp"

// What the platform tells the program, as plain values. See actions.hpp.
namespace descent {

struct SetBuild {
  Build build;
};
// Whether anybody can see the page: it is neither hidden, nor scrolled away, nor without a size.
// Training rests while nobody can (see TrainUnseen), in every build alike; but images, which take
// long, are trained on behind another tab.
struct SetSeen {
  bool seen;
  bool behind = false;  // unseen because the page, which is in no frame, is behind another tab
};

// --- image sets, told by the platform ---
struct ImageSetProgress {
  std::string name;
  double fraction;
};
struct ImageSetLoaded {
  std::string name;
  std::shared_ptr<const Dataset> dataset;
  bool is_whole = true;  // false: ImageSetStatus::beginning
};
struct ImageSetFailed {
  std::string name, message;
};

}  // namespace descent
