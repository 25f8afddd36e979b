#include "web/app/looks/landscape_pass.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr std::size_t fewest_states = 3, most_states = 64;
constexpr std::size_t most_path_numbers = 4'000'000;  // 16 MB
constexpr std::size_t stages_of_grid = 8;             // that are shown one after the other

bool are_numbers(const std::vector<float>& weights) {
  return std::all_of(weights.begin(), weights.end(), [](float w) { return std::isfinite(w); });
}

// Kept before the newest.
std::size_t states_before(const Timeline* timeline, const Sequential& newest, double position) {
  std::size_t count = 0;
  for (std::size_t i = 0; timeline && i < timeline->size(); ++i) {
    const Moment& moment = *(*timeline)[i];
    count +=
        moment.position() < position && moment.model->trainable_count() == newest.trainable_count();
  }
  return count;
}

}  // namespace

std::string why_no_landscape(const RunView& run, PlaneChoice plane) {
  const Snapshot& newest = run.newest();
  const Sequential& model = *newest.model;
  if (model.trainable_count() <= 2) {
    return tr(
        "Training changes no more than two numbers of this network: the Line's gradient "
        "descent shows the loss over both of them.");
  }
  if (samples_in_time(model, run.dataset().train.count()) == 0) {
    return tr(
        "This network is too large: its loss cannot be measured at thousands of places. "
        "Choose a smaller one.");
  }
  if (newest.stop_cause == StopCause::not_finite || !are_numbers(trained_weights(model))) {
    return tr(
        "The training diverged: reset it, or look back on the timeline and press “Go on from "
        "here”.");
  }
  if (plane == PlaneChoice::random) return "";
  const std::size_t states = 1 + states_before(newest.timeline.get(), model, position_of(newest));
  if (states >= fewest_states) return "";
  return tr_n(
      "The training's path has one kept state so far, and a plane through it takes 3. Train "
      "a few steps, or look along random directions.",
      "The training's path has {0} kept states so far, and a plane through it takes 3. Train "
      "a few steps, or look along random directions.",
      states, states);
}

LandscapePass::LandscapePass(const RunView& run)
    : dataset_(run.shared_dataset()),
      timeline_(run.newest().timeline),
      kernels_(run.kernels()),
      loss_(run.experiment().training.loss),
      wanted_(run.view().landscape),
      position_(position_of(run.newest())) {
  found_.model = run.newest().model;
  found_.all_samples = dataset_->train.count();
  found_.samples = samples_in_time(*found_.model, found_.all_samples);
}

// Evenly among those that are kept, the first and the newest with them.
void LandscapePass::gather_path() {
  std::vector<std::shared_ptr<const Moment>> kept;
  const std::size_t size = found_.model->trainable_count();
  for (std::size_t i = 0; timeline_ && i < timeline_->size(); ++i) {
    const std::shared_ptr<const Moment>& moment = (*timeline_)[i];
    if (moment->position() >= position_ || moment->model->trainable_count() != size) continue;
    if (are_numbers(trained_weights(*moment->model))) kept.push_back(moment);
  }
  timeline_.reset();
  const std::size_t most = std::clamp(most_path_numbers / size, fewest_states, most_states) - 1;
  const std::size_t count = std::min(kept.size(), most);
  for (std::size_t i = 0; i < count; ++i) {
    const Moment& moment = *kept[count > 1 ? i * (kept.size() - 1) / (count - 1) : 0];
    states_.push_back(moment.model);
    found_.path.push_back({.position = moment.position(), .at = {}});
  }
  states_.push_back(found_.model);
  found_.path.push_back({.position = position_, .at = {}});
  for (const auto& state : states_) {
    const std::vector<float> weights = trained_weights(*state);
    path_.insert(path_.end(), weights.begin(), weights.end());
  }
}

void LandscapePass::take_plane(WeightPlane plane) {
  found_.plane = std::make_shared<const WeightPlane>(std::move(plane));
  const PathOnPlane path = path_on_plane(*found_.plane, path_);
  found_.share = path.share;
  for (std::size_t i = 0; i < path.places.size(); ++i) found_.path[i].at = path.places[i];
  if (wanted_.plane == PlaneChoice::path) found_.range = range_of(path.places);
  finding_.reset();
  path_ = {};
  landscape_.emplace(*found_.model, found_.plane, found_.range,
                     SampledLoss(*found_.model, *dataset_, loss_, found_.samples));
}

bool LandscapePass::go_on() {
  if (states_.empty()) {
    gather_path();
    if (wanted_.plane == PlaneChoice::path) {
      finding_.emplace(path_, trained_weights(*found_.model));
    } else {
      take_plane(random_plane(*found_.model, wanted_.seed));
    }
    return false;
  }
  if (finding_) {
    if (finding_->advance()) take_plane(finding_->plane());
    return false;
  }
  if (states_measured_ < states_.size()) {
    StateOnPlane& state = found_.path[states_measured_];
    state.height = landscape_->at(state.at, kernels_).scores.loss;
    state.loss = landscape_->measure().at(*states_[states_measured_], kernels_).scores.loss;
    ++states_measured_;
    return false;
  }
  const bool done = landscape_->advance(kernels_);
  found_.measured = landscape_->measured();
  return done;
}

bool LandscapePass::advance() {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point begin = Clock::now();
  const std::size_t before = stage();
  const bool done = go_on();
  if (stage() != before || done) found_.losses = landscape_->losses();
  found_.seconds += std::chrono::duration<double>(Clock::now() - begin).count();
  return done;
}

std::size_t LandscapePass::stage() const {
  if (!landscape_ || !landscape_->can_be_drawn()) return 0;
  constexpr std::size_t all = LossLandscape::side * LossLandscape::side;
  return 1 + landscape_->measured() * stages_of_grid / all;
}

}  // namespace descent
