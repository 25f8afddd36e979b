#include "web/app/looks/last_inputs.hpp"

#include <algorithm>
#include <cstdint>
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

LastInputs::LastInputs(std::shared_ptr<const Dataset> dataset,
                       std::shared_ptr<const Sequential> model, const KernelTable& kernels,
                       std::size_t images)
    : dataset_(std::move(dataset)),
      model_(std::move(model)),
      kernels_(kernels),
      images_(std::min(images, dataset_->validation.count())),
      image_(dataset_->validation.inputs.sample_size()) {}

void LastInputs::add_image() {
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

bool LastInputs::advance() {
  const std::uint64_t at_once = std::max<std::uint64_t>(work_at_once / work_of(*model_), 1);
  for (std::uint64_t i = 0; i < at_once && next_ < images_; ++i) add_image();
  return next_ == images_;
}

}  // namespace descent
