#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/driver/look.hpp"

namespace descent {

// How fast this machine trains a network, and what of the time each layer takes, found out by
// training a few batches of a second one like it, on one thread.
class SpeedLook : public Look {
 public:
  SpeedLook(Experiment experiment, std::shared_ptr<const Dataset> dataset,
            const KernelTable& kernels);

  // Once it is done; 0: it cannot be trained.
  double samples_per_second() const { return samples_per_second_; }
  // See layer_shares(); empty, too, where another training was being timed meanwhile.
  const std::vector<double>& shares() const { return shares_; }

 protected:
  bool advance() override;

 private:
  Experiment experiment_;
  std::shared_ptr<const Dataset> dataset_;
  const KernelTable& kernels_;
  std::optional<Trainer> trainer_;  // while it is at it
  std::size_t steps_ = 0;           // that are done
  std::uint64_t samples_ = 0;       // that the time below was for
  double seconds_ = 0;
  double samples_per_second_ = 0;
  std::vector<double> shares_;
};

// The speed of a run's network, found out anew where the network is another one.
class SpeedWatch {
 public:
  // Training samples a second, with all threads that train; nothing: not known yet, or the network
  // is too large to make a second one.
  std::optional<double> samples_per_second(const RunView& run);
  // What each layer takes of the time, as a share of 1; empty: not known yet, or not to be found
  // out.
  const std::vector<double>& layer_shares(const RunView& run);

 private:
  const SpeedLook* answer(const RunView& run);
  void ask(const RunView& run);

  Looking<SpeedLook> looking_;
  std::vector<Layer> model_;
  TrainingSettings training_;
  const Dataset* dataset_ = nullptr;
};

}  // namespace descent
