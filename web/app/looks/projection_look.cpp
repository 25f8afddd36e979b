#include "web/app/looks/projection_look.hpp"

#include <algorithm>
#include <utility>

#include "engine/inspect/feature_maps.hpp"

namespace descent {
namespace {

constexpr std::size_t most_images = 1000;
constexpr std::uint64_t most_work = 2'000'000'000;  // multiply-adds
constexpr std::uint64_t work_at_once = 5'000'000;   // a few milliseconds

std::uint64_t work_of(const Sequential& model) {
  return std::max<std::uint64_t>(model.multiply_adds() + model.activation_count(), 1);
}

}  // namespace

std::size_t images_to_project(const Sequential& model, std::size_t images) {
  const auto affordable =
      static_cast<std::size_t>(std::min<std::uint64_t>(most_work / work_of(model), most_images));
  return std::min(images, std::max<std::size_t>(affordable, 1));
}

ProjectionLook::ProjectionLook(std::shared_ptr<const Dataset> dataset,
                               std::shared_ptr<const Sequential> model, const KernelTable& kernels,
                               std::size_t images, std::shared_ptr<const PlaneBasis> basis)
    : dataset_(std::move(dataset)),
      model_(std::move(model)),
      kernels_(kernels),
      images_(std::min(images, dataset_->validation.count())),
      image_(dataset_->validation.inputs.sample_size()),
      basis_(std::move(basis)) {}

void ProjectionLook::add_image() {
  dataset_->validation.inputs.copy_sample(next_++, image_.data());
  const std::vector<Tensor> maps = feature_maps(*model_, kernels_, image_);
  if (maps.size() < 2) {  // the last layer is the only one
    points_.insert(points_.end(), image_.begin(), image_.end());
  } else {
    const Tensor& before_last = maps[maps.size() - 2];
    points_.insert(points_.end(), before_last.begin(), before_last.end());
  }
  dimensions_ = points_.size() / next_;
}

bool ProjectionLook::advance() {
  if (next_ < images_) {
    const std::uint64_t at_once = std::max<std::uint64_t>(work_at_once / work_of(*model_), 1);
    for (std::uint64_t i = 0; i < at_once && next_ < images_; ++i) add_image();
    return false;
  }
  const bool fits = basis_ && basis_->mean.size() == dimensions_;
  if (!fits) {
    if (!plane_) plane_.emplace(points_, dimensions_);
    if (!plane_->advance()) return false;
    basis_ = std::make_shared<const PlaneBasis>(plane_->basis());
  }
  seen_ = project(*basis_, points_);
  points_ = {};
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
