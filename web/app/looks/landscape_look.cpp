#include "web/app/looks/landscape_look.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/words.hpp"

namespace descent {
namespace {

PlaceOnLandscape measured(const RunView& run, const Landscape& landscape,
                          std::shared_ptr<const Sequential> model) {
  SampledLoss measure(*model, run.dataset(), run.experiment().training.loss, landscape.samples);
  PlaceOnLandscape place;
  place.measured = measure.at(*model, run.kernels());
  Snapshot snapshot;
  snapshot.model = std::move(model);
  place.snapshot = std::make_shared<const Snapshot>(std::move(snapshot));
  return place;
}

}  // namespace

bool LandscapeLook::advance() {
  last_ = pass_->advance();
  return last_ || pass_->stage() != stage_;
}

PlaceOnLandscape network_at(const RunView& run, const Landscape& landscape, PlaneSpot place) {
  auto model = std::make_shared<Sequential>(*landscape.model);
  put_weights(*landscape.plane, place, *model);
  return measured(run, landscape, std::move(model));
}

PlaceOnLandscape network_of(const RunView& run, const Landscape& landscape) {
  return measured(run, landscape, run.snapshot().model);
}

PlaneSpot place_of(const RunView& run, const Landscape& landscape) {
  const std::vector<float> weights = trained_weights(*run.snapshot().model);
  if (weights.size() != landscape.plane->origin.size()) return {Scores::none, Scores::none};
  return path_on_plane(*landscape.plane, weights).places.front();
}

void LandscapeWatch::forget() {
  if (look_) look_->abandon();
  *this = {};
}

void LandscapeWatch::begin(const RunView& run, double now) {
  const LandscapeView& wanted = run.view().landscape;
  const bool another = !asked_ || network_ != run.network() || dataset_ != run.shared_dataset() ||
                       plane_ != wanted.plane || seed_ != wanted.seed;
  if (look_) look_->abandon();
  look_.reset();
  const bool others_trained =
      found_ && found_->model->trainable_count() != run.newest().model->trainable_count();
  if (another || others_trained) found_.reset();
  asked_ = true;
  network_ = run.network();
  dataset_ = run.shared_dataset();
  model_ = run.newest().model;
  plane_ = wanted.plane;
  seed_ = wanted.seed;
  asked_at_ = now;
  problem_ = why_no_landscape(run, plane_);
  if (!problem_.empty()) {
    found_.reset();
    pass_.reset();
    return;
  }
  pass_ = std::make_shared<LandscapePass>(run);
  look_ = std::make_shared<LandscapeLook>(pass_);
  run.looks().ask(look_);
}

bool LandscapeWatch::is_due(const RunView& run, double now) const {
  const LandscapeView& wanted = run.view().landscape;
  if (!asked_ || network_ != run.network() || dataset_ != run.shared_dataset() ||
      plane_ != wanted.plane || seed_ != wanted.seed) {
    return true;
  }
  if (model_ == run.newest().model || wanted.place) return false;
  if (!run.playing()) return true;
  const double took = found_ ? found_->seconds : 0;
  return !under_way() && now - asked_at_ >= std::max(pause, took / share);
}

void LandscapeWatch::take(const RunView& run) {
  if (!look_ || !look_->done()) {
    if (look_ && look_->abandoned()) {
      look_.reset();
      problem_ = tr("There is not enough memory for that.");
    }
    return;
  }
  // The one before stays until all of its successor is there.
  const bool last = look_->was_the_last();
  if (last || !found_ || found_->model == look_->found().model) found_ = look_->found();
  look_ = last ? nullptr : std::make_shared<LandscapeLook>(pass_);
  if (look_) run.looks().ask(look_);
}

const Landscape* LandscapeWatch::update(const RunView& run, double now) {
  if (!run.view().landscape.open || !run.ready()) {
    forget();
    return nullptr;
  }
  if (is_due(run, now)) begin(run, now);
  take(run);
  return found_ && !found_->losses.empty() ? &*found_ : nullptr;
}

}  // namespace descent
