#include "web/app/looks/class_means_look.hpp"

#include <algorithm>
#include <utility>

namespace descent {
namespace {

constexpr std::size_t numbers_at_once = 1'000'000;  // a millisecond or two

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
    auto look = std::make_shared<ClassMeansLook>(dataset_);
    looking_.asked(look);
    run.looks().ask(std::move(look));
  }
  const ClassMeansLook* answer = looking_.answer();
  return answer ? &answer->means() : nullptr;
}

}  // namespace descent
