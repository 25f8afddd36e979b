#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/experiment/seed_runs.hpp"
#include "web/driver/look.hpp"

namespace descent {

// The same experiment from several seeds, trained beside the page's frames; what is asked for
// meanwhile goes before it. Abandoned, it keeps the seeds that are done.
class SeedsLook : public Look {
 public:
  static constexpr std::size_t least = 2, most = 20;  // seeds

  // See SeedRuns.
  SeedsLook(Experiment experiment, SeedOrder order, std::shared_ptr<const Dataset> images,
            const KernelTable& kernels);
  // They were trained before.
  SeedsLook(Experiment experiment, SeedOrder order, std::vector<SeedCourse> courses);

  bool may_begin_at_once() const override { return false; }
  bool lets_others_pass() const override { return true; }

  const SeedOrder& order() const { return order_; }
  // It is that experiment's, which may train for another number of epochs.
  bool is_of(const Experiment& experiment) const;
  bool under_way() const { return !done() && !abandoned(); }

  // How far it is:
  std::size_t finished() const { return finished_.load(std::memory_order_acquire); }  // seeds
  std::size_t epochs_done() const {
    return epochs_.load(std::memory_order_relaxed);
  }  // of the next
  std::vector<SeedCourse> courses() const;  // of those finished
  std::string problem() const;              // why it ended before all were; "": nothing went wrong

 protected:
  bool advance() override;

 private:
  Experiment experiment_;
  SeedOrder order_;
  SeedRuns runs_;
  std::atomic<std::size_t> finished_{0}, epochs_{0};
  mutable std::mutex mutex_;  // of what follows
  std::vector<SeedCourse> courses_;
  std::string problem_;
};

}  // namespace descent
