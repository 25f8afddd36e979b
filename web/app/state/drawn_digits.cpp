#include "web/app/state/drawn_digits.hpp"

#include <algorithm>

#include "engine/data/synthetic_digits.hpp"

namespace descent {
namespace {

std::size_t count_or(std::size_t limit, std::size_t default_count) {
  return limit > 0 ? limit : default_count;
}

// Four times as many, but not for that alone more than the default.
std::size_t count_to_draw(std::size_t wanted, std::size_t default_count) {
  return std::max(wanted, std::min(default_count, std::max(default_count / 10, 4 * wanted)));
}

void truncate(Split& split, std::size_t count) {
  split.inputs.truncate(count);
  split.targets.truncate(count);
}

}  // namespace

bool DrawnDigits::contain(const DrawnDigits& others) const {
  return seed == others.seed && train_count >= others.train_count &&
         test_count >= others.test_count;
}

DrawnDigits digits_of(const Experiment& experiment) {
  const DataSettings& data = experiment.data;
  return {data.seed.value_or(experiment.seed), count_or(data.train_limit, default_train_digits),
          count_or(data.test_limit, default_test_digits)};
}

DrawnDigits digits_to_draw(DrawnDigits wanted) {
  wanted.train_count = count_to_draw(wanted.train_count, default_train_digits);
  wanted.test_count = count_to_draw(wanted.test_count, default_test_digits);
  return wanted;
}

std::shared_ptr<const Dataset> part_of(const std::shared_ptr<const Dataset>& drawn,
                                       const DrawnDigits& wanted) {
  if (drawn->train.count() == wanted.train_count &&
      drawn->validation.count() == wanted.test_count) {
    return drawn;
  }
  auto part = std::make_shared<Dataset>(*drawn);  // the pixels themselves are shared
  truncate(part->train, wanted.train_count);
  truncate(part->validation, wanted.test_count);
  return part;
}

}  // namespace descent
