#include "web/app/looks/class_means_look.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace descent {
namespace {

constexpr std::size_t numbers_at_once = 1'000'000;  // a millisecond or two

Split images_of(const ClassMeans& means, const Dataset& dataset) {
  std::vector<float> pixels, labels;
  for (std::size_t label = 0; label < dataset.classes; ++label) {
    if (means.samples(label) == 0) continue;
    const std::span<const float> mean = means.of(label);
    pixels.insert(pixels.end(), mean.begin(), mean.end());
    labels.push_back(static_cast<float>(label));
  }
  Split images;
  images.inputs = Samples(dataset.train.inputs.sample_shape(), std::move(pixels));
  images.targets = Samples({1}, std::move(labels));
  return images;
}

}  // namespace

ClassMeansLook::ClassMeansLook(std::shared_ptr<const Dataset> dataset)
    : dataset_(std::move(dataset)), means_(dataset_->train, dataset_->classes) {}

bool ClassMeansLook::advance() {
  const std::size_t size = std::max<std::size_t>(dataset_->train.inputs.sample_size(), 1);
  return means_.advance(std::max<std::size_t>(numbers_at_once / size, 1));
}

const ClassMeans* ClassMeansWatch::means(const RunView& run) {
  if (!run.ready() || run.dataset().classes == 0) return nullptr;
  if (dataset_ != run.shared_dataset()) {
    dataset_ = run.shared_dataset();
    looking_.forget();
    images_.reset();
    auto look = std::make_shared<ClassMeansLook>(dataset_);
    looking_.asked(look);
    run.looks().ask(std::move(look));
  }
  const ClassMeansLook* answer = looking_.answer();
  return answer ? &answer->means() : nullptr;
}

const Split* ClassMeansWatch::images(const RunView& run) {
  const ClassMeans* known = means(run);
  if (!known) return nullptr;
  if (!images_) images_ = images_of(*known, run.dataset());
  return &*images_;
}

}  // namespace descent
