#include "web/app/looks/projection_look.hpp"

#include <utility>

namespace descent {

ProjectionLook::ProjectionLook(std::shared_ptr<const Dataset> dataset,
                               std::shared_ptr<const Sequential> model, const KernelTable& kernels,
                               std::size_t images, std::shared_ptr<const PlaneBasis> basis)
    : inputs_(std::move(dataset), std::move(model), kernels, images), basis_(std::move(basis)) {}

bool ProjectionLook::advance() {
  if (!gathered_) {
    gathered_ = inputs_.advance();
    return false;
  }
  const bool fits = basis_ && basis_->mean.size() == inputs_.dimensions();
  if (!fits) {
    if (!plane_) plane_.emplace(inputs_.points(), inputs_.dimensions());
    if (!plane_->advance()) return false;
    basis_ = std::make_shared<const PlaneBasis>(plane_->basis());
  }
  seen_ = project(*basis_, inputs_.points());
  inputs_.free();
  return true;
}

void ProjectionWatch::take_answer() {
  const ProjectionLook* answer = looking_.answer();
  if (!answer || basis_ == answer->basis()) return;
  basis_ = answer->basis();
  basis_epoch_ = asked_epoch_;
}

const Projection* ProjectionWatch::seen() {
  take_answer();
  const ProjectionLook* answer = looking_.answer();
  return answer ? &answer->seen() : nullptr;
}

void ProjectionWatch::find_plane_again() {
  finds_plane_ = true;
  asked_ = false;
}

void ProjectionWatch::update(const RunView& run, double now) {
  take_answer();
  if (!run.ready() || run.dataset().validation.count() == 0) {
    looking_.forget();
    asked_ = false;
    return;
  }
  const bool another_network = network_ != run.network();
  const bool another = !asked_ || another_network;
  if (!another && (version_ == run.version() || looking_.under_way())) return;
  if (!another && run.playing() && now - asked_at_ < pause) return;
  if (another_network) {
    looking_.forget();
    basis_.reset();
  }
  asked_ = true;
  network_ = run.network();
  version_ = run.version();
  asked_epoch_ = run.snapshot().epoch;
  asked_at_ = now;
  const Sequential& model = *run.snapshot().model;
  auto look =
      std::make_shared<ProjectionLook>(run.shared_dataset(), run.snapshot().model, run.kernels(),
                                       images_to_project(model, run.dataset().validation.count()),
                                       std::exchange(finds_plane_, false) ? nullptr : basis_);
  looking_.asked(look);
  run.looks().ask(std::move(look));
}

}  // namespace descent
