#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "engine/inspect/layer_statistics.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/driver/look.hpp"

namespace descent {

// How many training samples a look takes through a model forwards and backwards, at most 256: as
// many as take a tenth of a second or two, but 32, and no more than whose outputs fit into a memory
// of a common size. At least 1.
std::size_t samples_to_look_at(const Sequential& model);

// What the layers of the run's model do with its training samples, looked at from time to time
// beside training.
class LayerLook {
 public:
  // Looks where something has changed, but for `pause` seconds after a look, and three times as
  // long as it took, not again while training goes on. `now` is in seconds, of any clock. Returns
  // whether there is another answer than before.
  bool update(const RunView& run, double now, double pause);

  // The newest that is known; no layers before the first.
  const ModelStatistics& statistics() const { return statistics_; }
  // When in the training that was, in a sentence: "As it was in epoch 3, step 12". Empty before the
  // first.
  const std::string& moment() const { return moment_; }
  bool looking() const;                    // one is under way
  bool failed() const { return failed_; }  // the last one did not find the memory

 private:
  class Pass;
  void ask(const RunView& run);
  bool take_answer(double now);
  bool is_past(const RunView& run) const;

  Looking<Pass> pass_;
  ModelStatistics statistics_;
  std::string moment_;
  bool looked_ = false, asked_ = false, failed_ = false;
  std::uint64_t network_ = 0, version_ = 0;
  std::size_t epoch_ = 0, step_ = 0;
  double looked_at_ = 0, rests_until_ = 0;
};

}  // namespace descent
