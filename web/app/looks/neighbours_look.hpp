#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/inspect/tsne.hpp"
#include "web/app/looks/last_inputs.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/driver/look.hpp"

namespace descent {

// Images arranged so that those lie together whose inputs of the last layer are alike (t-SNE), from
// one look to the next.
class Arrangement {
 public:
  // Of the first `images` of dataset->validation.
  Arrangement(std::shared_ptr<const Dataset> dataset, std::shared_ptr<const Sequential> model,
              const KernelTable& kernels, std::size_t images);

  // A few milliseconds of it. Returns whether it is finished, or cannot be: see finite().
  bool advance();
  // Null before the first iteration.
  const Tsne* tsne() const { return tsne_ ? &*tsne_ : nullptr; }
  bool finite() const { return finite_; }

 private:
  LastInputs inputs_;
  bool finite_ = true;
  std::optional<Tsne> tsne_;
};

// Goes on with one for some iterations, and keeps how it then looks.
class NeighboursLook : public Look {
 public:
  explicit NeighboursLook(std::shared_ptr<Arrangement> arrangement);

  // Once it is done.
  const std::vector<float>& x() const { return x_; }
  const std::vector<float>& y() const { return y_; }
  std::size_t iteration() const { return iteration_; }
  double perplexity() const { return perplexity_; }
  bool finished() const { return finished_; }
  bool finite() const { return finite_; }

 protected:
  bool advance() override;

 private:
  std::shared_ptr<Arrangement> arrangement_;
  std::vector<float> x_, y_;
  std::size_t iteration_ = 0, wanted_ = 0;
  double perplexity_ = 0;
  bool finished_ = false, finite_ = true;
};

// That of a run's network as it was when it was asked for: it stays while epochs pass, since each
// arrangement differs from all others.
class NeighboursWatch {
 public:
  static constexpr std::size_t most_images = 500;

  void update(const RunView& run);
  const NeighboursLook* seen() { return looking_.answer(); }  // the newest; null before the first
  std::size_t epoch() const { return epoch_; }                // of the network that was asked for
  bool looking() const { return looking_.under_way(); }
  // For the network as it is, with the next update.
  void arrange_again() { arrangement_.reset(); }

 private:
  void begin(const RunView& run);

  std::shared_ptr<Arrangement> arrangement_;
  Looking<NeighboursLook> looking_;
  std::uint64_t network_ = 0;
  std::size_t epoch_ = 0;
};

}  // namespace descent
