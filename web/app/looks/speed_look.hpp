#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/core/thread_pool.hpp"
#include "engine/experiment/experiment.hpp"
#include "web/app/looks/speed_probe.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/driver/look.hpp"

namespace descent {

// How fast this machine trains a network, and what of the time each layer takes, found out by
// training a few batches of a second one: on one thread for the layers' shares, then with all
// threads that will train it, for those never share the work out evenly.
class SpeedLook : public Look {
 public:
  SpeedLook(SpeedProbe probe, std::shared_ptr<const Dataset> dataset, const KernelTable& kernels,
            ThreadPool& threads = calling_thread());

  // Of the network that was asked for, once it is done; 0: it cannot be trained.
  double samples_per_second() const { return samples_per_second_; }
  // See layer_shares(); empty, too, where another training was being timed meanwhile, or where the
  // network was too large to make a second one.
  const std::vector<double>& shares() const { return shares_; }

 protected:
  bool advance() override;

 private:
  bool train_a_slice();  // whether that was enough
  void share_out();      // among the threads, from now on

  SpeedProbe probe_;
  std::shared_ptr<const Dataset> dataset_;
  const KernelTable& kernels_;
  ThreadPool& threads_;
  std::optional<Trainer> trainer_;  // while it is at it
  std::size_t steps_ = 0;           // that are done
  double seconds_ = 0;              // of those that count
  double step_seconds_ = 0;         // of the one under way
  std::vector<double> a_sample_;    // seconds, of each step that counts
  double samples_per_second_ = 0;
  std::vector<double> shares_;
};

// The speed of a run's network, found out anew where the network is another one.
class SpeedWatch {
 public:
  // A second network takes no more memory than that.
  static constexpr std::uint64_t usual_bytes = 256 << 20;
  explicit SpeedWatch(std::uint64_t most_bytes = usual_bytes) : most_bytes_(most_bytes) {}

  // Training samples a second, with all threads that train; nothing: not known yet, or not to be
  // found out while it trains.
  std::optional<double> samples_per_second(const RunView& run);
  // What each layer takes of the time, as a share of 1; empty: not known yet, or not to be found
  // out.
  const std::vector<double>& layer_shares(const RunView& run);

 private:
  const SpeedLook* answer(const RunView& run);
  void ask(const RunView& run);

  std::uint64_t most_bytes_;
  Looking<SpeedLook> looking_;
  std::vector<Layer> model_;
  TrainingSettings training_;
  const Dataset* dataset_ = nullptr;
  std::size_t threads_ = 0;
};

}  // namespace descent
