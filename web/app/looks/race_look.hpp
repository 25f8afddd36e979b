#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/driver/look.hpp"

namespace descent {

// w and b of a model that is one neuron, before its first step and behind each. It ends early where
// the training does, and before the first numbers that are not finite.
using NeuronPath = std::vector<std::array<float, 2>>;

// Trainings of one neuron that set out from the same weights, each with settings of its own.
struct RaceRequest {
  std::vector<TrainingSettings> racers;
  std::array<float, 2> start = {};
  std::size_t steps = 0;  // of each
  bool operator==(const RaceRequest&) const = default;
};

// Runs them one behind the other, as each would run alone: by the same Trainer, in the same
// batches.
class RaceLook : public Look {
 public:
  // The model is one Dense(1) of one input, with or without a bias; it is trained as `experiment`
  // says, but for its settings.
  RaceLook(std::shared_ptr<const Dataset> dataset, std::shared_ptr<const Sequential> model,
           const KernelTable& kernels, std::uint64_t seed, RaceRequest request);
  ~RaceLook() override;

  const RaceRequest& request() const { return request_; }
  const std::vector<NeuronPath>& paths() const { return paths_; }  // once it is done

 protected:
  bool advance() override;

 private:
  void set_out();

  std::shared_ptr<const Dataset> dataset_;
  std::shared_ptr<const Sequential> model_;
  const KernelTable* kernels_;
  std::uint64_t seed_;
  RaceRequest request_;
  std::vector<NeuronPath> paths_;
  std::unique_ptr<class Trainer> trainer_;  // of the last of the paths
};

// The race of a run: asked for anew where its network, its data or what is raced is another. How
// far the run itself is makes no difference to it.
class RaceWatch {
 public:
  void update(const RunView& run, const RaceRequest& request);
  // Null: not yet, or the newest one is of another request.
  const RaceLook* answer(const RaceRequest& request);

 private:
  Looking<RaceLook> looking_;
  std::optional<RaceRequest> asked_;
  std::vector<Layer> layers_;
  std::shared_ptr<const Dataset> dataset_;
};

}  // namespace descent
