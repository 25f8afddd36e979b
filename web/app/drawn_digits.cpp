#include "web/app/drawn_digits.hpp"

namespace descent {
namespace {

void truncate(Split& split, std::size_t limit) {
  if (limit == 0) return;
  split.inputs.truncate(limit);
  split.targets.truncate(limit);
}

}  // namespace

std::shared_ptr<const Dataset> drawn_digits_for(const Experiment& experiment,
                                                const std::shared_ptr<const Dataset>& drawn) {
  const DataSettings& data = experiment.data;
  if (!drawn || data.name != "synthetic_digits") return nullptr;
  if (data.seed.value_or(experiment.seed) != drawn_digits_seed) return nullptr;
  const bool enough =
      data.train_limit <= drawn->train.count() && data.test_limit <= drawn->test.count();
  if (!enough) return nullptr;
  if (data.train_limit == 0 && data.test_limit == 0) return drawn;
  auto part = std::make_shared<Dataset>(*drawn);  // the pixels themselves are shared
  truncate(part->train, data.train_limit);
  truncate(part->test, data.test_limit);
  return part;
}

}  // namespace descent
