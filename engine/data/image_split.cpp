#include "engine/data/image_split.hpp"

#include <utility>

#include "engine/data/split_sizes.hpp"

namespace descent {
namespace {

void truncate(Split& split, std::size_t limit) {
  if (limit == 0) return;
  split.inputs.truncate(limit);
  split.targets.truncate(limit);
}

Split part_of(const Split& split, std::size_t first, std::size_t count) {
  return {split.inputs.part(first, count), split.targets.part(first, count), {}, {}};
}

}  // namespace

std::shared_ptr<const Dataset> limited(std::shared_ptr<const Dataset> whole,
                                       const DataSettings& settings) {
  if (settings.train_limit == 0 && settings.test_limit == 0) return whole;
  auto part = std::make_shared<Dataset>(*whole);  // the images themselves are shared
  truncate(part->train, settings.train_limit);
  truncate(part->validation, settings.test_limit);
  return part;
}

std::shared_ptr<const Dataset> with_validation_apart(std::shared_ptr<const Dataset> dataset,
                                                     const DataSettings& settings) {
  const std::size_t count = validation_images(settings, dataset->train.count());
  if (count == 0) return dataset;
  auto apart = std::make_shared<Dataset>(*dataset);
  const std::size_t rest = dataset->train.count() - count;
  apart->train = part_of(dataset->train, 0, rest);
  apart->validation = part_of(dataset->train, rest, count);
  apart->held_out = dataset->validation;
  apart->validates_on_test = false;
  return apart;
}

// Own ones come last: they are there to be trained on, none of them is kept apart.
std::shared_ptr<const Dataset> arranged(std::shared_ptr<const Dataset> dataset,
                                        const DataSettings& settings) {
  return with_own_images(with_validation_apart(std::move(dataset), settings), settings.own_images,
                         settings.own_images_alone);
}

}  // namespace descent
