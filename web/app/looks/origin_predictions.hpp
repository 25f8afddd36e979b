#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "web/app/looks/evaluation_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/image_origin.hpp"

namespace descent {

// What a run's network says of every image of a origin. Of those that epochs are evaluated on that
// is known anyway; the training images are looked at where somebody asks, beside training, and
// then again after each epoch.
class OriginPredictions {
 public:
  // Null where it is not known, or may not be (may_be_predicted()). The newest that is known, of a
  // model that has learnt; where it is `asked` for, a newer one is looked for.
  std::shared_ptr<const std::vector<Prediction>> of(const RunView& run, ImageOrigin origin,
                                                    bool asked);

 private:
  void take_answer();
  bool is_due(const RunView& run) const;
  void ask(const RunView& run);

  std::shared_ptr<EvaluationLook> look_;  // the one under way
  std::shared_ptr<const std::vector<Prediction>> known_;
  bool asked_ = false;
  std::uint64_t network_ = 0, version_ = 0;
  std::size_t epoch_ = 0;
};

}  // namespace descent
