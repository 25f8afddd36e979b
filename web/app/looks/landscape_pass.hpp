#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/inspect/loss_landscape.hpp"
#include "engine/training/timeline.hpp"
#include "web/app/runs/run_view.hpp"

namespace descent {

// One of the states of a training that are kept: when it was, the place of the plane nearest to its
// weights, the loss there, and the state's own loss.
struct StateOnPlane {
  double position = 0;  // in epochs
  PlaneSpot at;
  double height = Scores::none, loss = Scores::none;
};

// What is known of the loss over a plane through a network's weights.
struct Landscape {
  std::shared_ptr<const Sequential> model;   // whose weights are the plane's origin
  std::shared_ptr<const WeightPlane> plane;  // null: there is none yet
  PlaneRange range;
  // Once there is something to draw, LossLandscape::side² numbers; see there.
  std::vector<double> losses;
  std::size_t measured = 0;
  std::vector<StateOnPlane> path;  // whose losses are there with the first of `losses`
  double share = 1;                // of the path that lies in the plane: PathOnPlane::share
  std::size_t samples = 0, all_samples = 0;
  double seconds = 0;  // of computing

  bool whole() const { return measured == LossLandscape::side * LossLandscape::side; }
};

// Why there is no such picture of a run's network; empty where there is one. Its sentence names
// what to do.
std::string why_no_landscape(const RunView& run, PlaneChoice plane);

// Finds it out in pieces: the plane, then the losses from coarse to fine. It holds all that it
// needs, and any thread may carry it out.
class LandscapePass {
 public:
  // Of the training's newest state. why_no_landscape() is empty.
  explicit LandscapePass(const RunView& run);

  // A few milliseconds. Returns whether that was the last piece.
  bool advance();
  const Landscape& found() const { return found_; }
  // From 0: another one where there is more to show.
  std::size_t stage() const;

 private:
  bool go_on();
  void gather_path();
  void take_plane(WeightPlane plane);

  std::shared_ptr<const Dataset> dataset_;
  std::shared_ptr<const Timeline> timeline_;
  const KernelTable& kernels_;
  Loss loss_;
  LandscapeView wanted_;
  Landscape found_;
  std::vector<std::shared_ptr<const Sequential>> states_;
  std::vector<float> path_;  // their weights
  std::optional<PathPlane> finding_;
  std::optional<LossLandscape> landscape_;
  std::size_t states_measured_ = 0;
  double position_ = 0;
};

}  // namespace descent
