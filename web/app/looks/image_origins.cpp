#include "web/app/looks/image_origins.hpp"

#include <algorithm>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {

std::vector<ImageOrigin> image_origins(const Dataset& dataset) {
  std::vector<ImageOrigin> origins{ImageOrigin::training, ImageOrigin::validation};
  const bool held_out = !dataset.validates_on_test && dataset.held_out.count() > 0;
  if (held_out) origins.push_back(ImageOrigin::test);
  if (dataset.classes > 0 && dataset.train.count() > 0) origins.push_back(ImageOrigin::means);
  return origins;
}

ImageOrigin existing(ImageOrigin origin, const Dataset& dataset) {
  const std::vector<ImageOrigin> origins = image_origins(dataset);
  const bool is_there = std::ranges::find(origins, origin) != origins.end();
  return is_there ? origin : ImageOrigin::validation;
}

ImageOrigin called(ImageOrigin origin, const Dataset& dataset) {
  origin = existing(origin, dataset);
  const bool test = origin == ImageOrigin::validation && dataset.validates_on_test;
  return test ? ImageOrigin::test : origin;
}

ImageOrigin shown_origin(const RunView& run) {
  const ImageOrigin origin = run.view().image_filter.origin;
  return run.ready() ? existing(origin, run.dataset()) : origin;
}

const Split& split_of(ImageOrigin origin, const Dataset& dataset) {
  switch (existing(origin, dataset)) {
    case ImageOrigin::training:
    case ImageOrigin::means:
      return dataset.train;
    case ImageOrigin::test:
      return dataset.held_out;
    default:
      return dataset.validation;
  }
}

bool may_be_predicted(ImageOrigin origin) {
  return origin == ImageOrigin::validation || origin == ImageOrigin::training;
}

ImageFilter of_other_origin(const ImageFilter& filter, ImageOrigin origin) {
  ImageFilter other;
  if (may_be_predicted(origin)) other = filter;
  other.truth = filter.truth;
  other.origin = origin;
  return other;
}

std::string images_name(ImageOrigin origin, const Dataset& dataset) {
  switch (called(origin, dataset)) {
    case ImageOrigin::training:
      return tr("Training images");
    case ImageOrigin::test:
      return tr("Test images");
    case ImageOrigin::means:
      return tr("Mean of each class");
    default:
      return tr("Validation images");
  }
}

std::string images_name(ImageOrigin origin, const Dataset& dataset, std::size_t count) {
  const std::string number = with_commas(count);
  switch (called(origin, dataset)) {
    case ImageOrigin::training:
      return tr("Training images: {0}", number);
    case ImageOrigin::test:
      return tr("Test images: {0}", number);
    case ImageOrigin::means:
      return tr("Mean of each class: {0}", number);
    default:
      return tr("Validation images: {0}", number);
  }
}

std::string image_name(const OriginImage& image, const Dataset& dataset) {
  const std::string number = with_commas(image.index + 1);
  switch (called(image.origin, dataset)) {
    case ImageOrigin::training:
      return tr("Training image {0}", number);
    case ImageOrigin::test:
      return tr("Test image {0}", number);
    default:
      return tr("Validation image {0}", number);
  }
}

}  // namespace descent
