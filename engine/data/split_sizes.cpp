#include "engine/data/split_sizes.hpp"

#include <algorithm>

#include "engine/core/error.hpp"
#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

std::size_t share_of(std::size_t count, double fraction) {
  return static_cast<std::size_t>(static_cast<double>(count) * fraction + 0.5);
}

void check_share(const char* key, double value) {
  if (value >= 0 && value <= limits::test_fraction) return;
  throw Error(tr("{0} is {1}; it must be from {2} to {3}.", key, short_text(value, 6), "0",
                 short_text(limits::test_fraction, 6)));
}

std::size_t validation_samples(const DataSettings& settings, std::size_t count) {
  check_share("data.validation_fraction", settings.validation_fraction);
  if (settings.validation_count > 0) return settings.validation_count;
  const std::size_t samples = share_of(count, settings.validation_fraction);
  if (samples > 0 || settings.validation_fraction == 0) return samples;
  throw Error(
      tr("data.validation_fraction is {0}, which of {1} samples is none: choose a larger share, "
         "or give data.validation_count.",
         short_text(settings.validation_fraction, 6), count));
}

}  // namespace

SplitSizes split_sizes(const DataSettings& settings, std::size_t count) {
  check_share("data.test_fraction", settings.test_fraction);
  SplitSizes sizes;
  sizes.validation = validation_samples(settings, count);
  sizes.test =
      settings.test_count > 0 ? settings.test_count : share_of(count, settings.test_fraction);
  const bool two_ways_by_share = !keeps_validation(settings) && settings.test_count == 0;
  if (two_ways_by_share && count > 0) sizes.test = std::min(sizes.test, count - 1);
  const bool some_left = sizes.test < count && sizes.validation < count - sizes.test;
  if (some_left || two_ways_by_share) return sizes;
  throw Error(
      tr("Of {0} samples, {1} for validation and {2} for testing leave none to train on: keep "
         "fewer apart.",
         count, sizes.validation, sizes.test));
}

std::size_t validation_images(const DataSettings& settings, std::size_t count) {
  const std::size_t images = validation_samples(settings, count);
  if (images == 0 || images < count) return images;
  throw Error(
      tr("Of {0} training images, {1} for validation leave none to train on: keep fewer apart, or "
         "use more training images.",
         count, images));
}

}  // namespace descent
